# The runtime is text that users compile: its tests also run for this machine's widest packets, without packets, and under
# Clang where that is there. Off by default, because each is a second copy of every test to compile.
option(MODELC_RUNTIME_VARIANTS "Test the runtime under further compilers and instruction sets" OFF)
if(MODELC_RUNTIME_VARIANTS)
  file(GLOB runtime_test_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/runtime/*.cpp)
  file(GLOB runtime_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/runtime/modelc/*.hpp)
  foreach(variant native scalar)
    add_executable(runtime_${variant}_tests ${runtime_test_sources})
    target_link_libraries(runtime_${variant}_tests PRIVATE modelc_runtime GTest::gtest_main)
    modelc_warnings(runtime_${variant}_tests)
    set_target_properties(runtime_${variant}_tests PROPERTIES CXX_STANDARD 17)
    modelc_register_tests(runtime_${variant}_tests)
  endforeach()
  target_compile_options(runtime_native_tests PRIVATE -march=native -O2)
  target_compile_definitions(runtime_scalar_tests PRIVATE EIGEN_DONT_VECTORIZE)

  find_program(MODELC_CLANG NAMES clang++-14 clang++)
  if(MODELC_CLANG AND NOT MODELC_SANITIZE)
    get_target_property(eigen_include Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)
    set(clang_flags -std=c++17 -O1 -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Werror
                    -I${PROJECT_SOURCE_DIR}/runtime -isystem ${eigen_include})
    foreach(source IN LISTS runtime_test_sources)
      get_filename_component(name ${source} NAME_WE)
      set(program ${CMAKE_CURRENT_BINARY_DIR}/clang_${name})
      add_custom_command(OUTPUT ${program} COMMAND ${MODELC_CLANG} ${clang_flags} ${source} -o ${program} -lgtest
                                                   -lgtest_main -lpthread
                         DEPENDS ${source} ${runtime_headers} VERBATIM)
      list(APPEND clang_programs ${program})
      add_test(NAME clang.${name} COMMAND ${program})
    endforeach()
    add_custom_target(runtime_clang_tests ALL DEPENDS ${clang_programs})
  endif()
endif()
