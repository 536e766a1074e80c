# Builds and runs tests/cmake/consumer against modelc, and checks that a change of an imported model rebuilds the app.
# MODE install: BUILD is installed first and found with find_package. MODE subdirectory: SOURCE is a folder of the consumer.
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
  if(NOT status EQUAL 0)
    string(REPLACE ";" " " command "${ARGV}")
    message(FATAL_ERROR "${command}\nfailed with ${status}:\n${text}")
  endif()
  set(output "${text}" PARENT_SCOPE)
endfunction()

function(expect_app wanted)
  run(${WORK}/build/app)
  string(STRIP "${output}" output)
  if(NOT output STREQUAL wanted)
    message(FATAL_ERROR "the app printed `${output}`, not `${wanted}`")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})  # copies are as old as their originals: an old build would take them for built
foreach(model IN ITEMS scale factor other levels)
  file(COPY ${CONSUMER}/${model}.model DESTINATION ${WORK}/models)
endforeach()
set(flags -DMODEL_FOLDER=${WORK}/models -DCMAKE_CXX_COMPILER=${CXX} -DCMAKE_BUILD_TYPE=Debug)
if(MODE STREQUAL "install")
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
  list(APPEND flags -DCMAKE_PREFIX_PATH=${WORK}/prefix)
  cmake_host_system_information(RESULT processor QUERY OS_PLATFORM)
  if(processor STREQUAL "x86_64")
    set(levels ON)
    list(APPEND flags -DLEVELS=ON)
  endif()
else()
  # With a built tool, as when cross compiling: building the compiler once more would say nothing about the consumer.
  list(APPEND flags -DMODELC_SOURCE=${SOURCE} -DMODELC_EXECUTABLE=${TOOL})
endif()

run(${CMAKE_COMMAND} -G Ninja -S ${CONSUMER} -B ${WORK}/build ${flags})
run(${CMAKE_COMMAND} --build ${WORK}/build)
expect_app("8 1 3 10")

if(levels)
  run(${WORK}/build/levels)  # 0 + ... + 23, 24 + ... + 47
  if(NOT output STREQUAL "276 852\n")
    message(FATAL_ERROR "the kernels of a level give `${output}`")
  endif()
  find_program(QEMU qemu-x86_64)  # one of those that `scripts/bootstrap --all` installs
  foreach(pair IN ITEMS Haswell=x86-64-v3 Nehalem=x86-64-v2 qemu64,-ssse3,-sse4.2,-popcnt=x86-64)
    if(QEMU)
      string(REGEX MATCH "^(.*)=(.*)$" pair ${pair})
      # Not with what scripts/narrow preloads: QEMU's processors say themselves what they are.
      run(${QEMU} -U LD_PRELOAD -cpu ${CMAKE_MATCH_1} ${WORK}/build/levels ${CMAKE_MATCH_2})
      if(NOT output MATCHES "276 852 chosen\n")  # QEMU warns of features that it lacks
        message(FATAL_ERROR "on ${CMAKE_MATCH_1} the levels give `${output}`")
      endif()
    endif()
  endforeach()
endif()

run(${CMAKE_COMMAND} -E sleep 1)  # file times may have the resolution of a second
file(WRITE ${WORK}/models/factor.model "const factor = 3.0\n")
run(${CMAKE_COMMAND} --build ${WORK}/build)
expect_app("12 1 3 15")

run(${CMAKE_COMMAND} --build ${WORK}/build)
if(NOT output MATCHES "no work to do")
  message(FATAL_ERROR "a build without a change did something:\n${output}")
endif()
