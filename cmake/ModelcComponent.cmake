# How the folders of the compiler become libraries. One static library per folder, so the link lines enforce the layering.

# Warnings that generated code must pass too; errors under MODELC_WERROR.
function(modelc_warnings target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
                                           -Woverloaded-virtual)
  if(MODELC_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()

# Several sources to a translation unit, under MODELC_UNITY: most of the time goes into headers that all of them include.
function(modelc_unity target)
  if(MODELC_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    target_compile_options(${target} PRIVATE -Wno-shadow)  # of another file's constants
  endif()
endfunction()

# modelc_component(ir DEPENDS diagnostics): every .cpp of this folder, apart from those of EXCLUDE, as the library modelc_ir.
function(modelc_component name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBRARIES;EXCLUDE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  foreach(excluded IN LISTS ARG_EXCLUDE)
    list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${name}/${excluded})
  endforeach()
  if(NOT sources)  # a folder of headers alone still has its place in the chain of libraries
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp)
    file(CONFIGURE OUTPUT ${sources} CONTENT "")
  endif()
  add_library(modelc_${name} STATIC ${sources})
  target_include_directories(modelc_${name} PUBLIC ${PROJECT_SOURCE_DIR}/compiler)
  foreach(dependency IN LISTS ARG_DEPENDS)
    if(TARGET modelc_${dependency})
      target_link_libraries(modelc_${name} PUBLIC modelc_${dependency})
    endif()
  endforeach()
  target_link_libraries(modelc_${name} PUBLIC fmt::fmt ${ARG_LIBRARIES})
  # The tool gives the same bytes on every machine: no fused multiply-add that the source does not ask for.
  target_compile_options(modelc_${name} PRIVATE -ffp-contract=off)
  modelc_warnings(modelc_${name})
  modelc_unity(modelc_${name})
endfunction()

# modelc_embed(target SYMBOL folder glob...): the files as `const modelc::EmbeddedFile SYMBOL[]` linked into the target,
# so that the installed tool is one file and the library exists once.
function(modelc_embed target symbol folder)
  set(patterns ${ARGN})
  list(TRANSFORM patterns PREPEND ${folder}/)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${folder} ${patterns})
  list(SORT files)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.embedded.cpp)
  set(paths ${files})
  list(TRANSFORM paths PREPEND ${folder}/)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DSYMBOL=${symbol} -DFOLDER=${folder} "-DFILES=${files}" -DOUTPUT=${output} -P
            ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    DEPENDS ${paths} ${PROJECT_SOURCE_DIR}/cmake/Embed.cmake
    VERBATIM)
  set_source_files_properties(${output} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)  # all have the same local names
  target_sources(${target} PRIVATE ${output})
endfunction()
