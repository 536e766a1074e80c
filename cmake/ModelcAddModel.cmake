# modelc_add_model(app mnist.model [SET hidden=128 ...] [NAMESPACE ns] [HEADER name] [MODEL name] [SCALAR f64] [TRAIN]
#                  [MEMORY_BUDGET 64MB] [STANDALONE] [TARGETS x86-64-v3 x86-64-v4 ...])
#
# Compiles the model to <name>.hpp, which the sources of `app` then include by that name, and links what it needs.
# Rebuilt when the model, a file it imports, or the compiler changes. SET fixes symbols and hyperparameters; with TRAIN the
# class trains, too, in the arena that MEMORY_BUDGET allows. HEADER gives the header another name than the model's, and the namespace as well unless NAMESPACE does:
# so an app has a model several times, with other settings.
#
# With TARGETS, levels of x86-64, the kernels are built once for each and the program takes those of its processor when it
# starts. Each build is one object whose functions nobody else can call, Eigen's among them: so the linker cannot give one
# level's to another. That takes GNU ld and objcopy.
function(modelc_add_model target file)
  cmake_parse_arguments(PARSE_ARGV 2 ARG "STANDALONE;TRAIN" "NAMESPACE;HEADER;MODEL;SCALAR;MEMORY_BUDGET"
                        "SET;TARGETS")
  if(ARG_UNPARSED_ARGUMENTS OR ARG_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "modelc_add_model: unexpected or incomplete: ${ARG_UNPARSED_ARGUMENTS} ${ARG_KEYWORDS_MISSING_VALUES}")
  endif()
  if(NOT TARGET ${target})
    message(FATAL_ERROR "modelc_add_model: there is no target `${target}`")
  endif()
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE OUTPUT_VARIABLE source)
  cmake_path(GET source STEM name)
  if(ARG_HEADER)
    set(name ${ARG_HEADER})
    if(NOT ARG_NAMESPACE)
      set(ARG_NAMESPACE ${ARG_HEADER})
    endif()
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}.models)
  set(header ${folder}/${name}.hpp)
  file(MAKE_DIRECTORY ${folder})

  set(flags "")
  foreach(setting IN LISTS ARG_SET)
    list(APPEND flags --set ${setting})
  endforeach()
  foreach(name_of_target IN LISTS ARG_TARGETS)
    list(APPEND flags --target ${name_of_target})
  endforeach()
  foreach(flag IN ITEMS NAMESPACE MODEL SCALAR MEMORY_BUDGET)
    if(ARG_${flag})
      string(TOLOWER ${flag} option)
      string(REPLACE _ - option ${option})
      list(APPEND flags --${option} ${ARG_${flag}})
    endif()
  endforeach()
  foreach(flag IN ITEMS STANDALONE TRAIN)
    if(ARG_${flag})
      string(TOLOWER ${flag} option)
      list(APPEND flags --${option})
    endif()
  endforeach()

  add_custom_command(
    OUTPUT ${header}
    COMMAND $<TARGET_FILE:modelc::modelc> compile ${source} -o ${header} --depfile ${header}.d ${flags}
    DEPENDS ${source} $<TARGET_FILE:modelc::modelc>
    DEPFILE ${header}.d
    COMMENT "Compiling ${file} to ${name}.hpp"
    VERBATIM)
  target_sources(${target} PRIVATE ${header})
  target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${folder}>)
  # As properties, because target_link_libraries would force its keyword form on the rest of the target's calls.
  set_property(TARGET ${target} APPEND PROPERTY LINK_LIBRARIES modelc::runtime)
  set_property(TARGET ${target} APPEND PROPERTY INTERFACE_LINK_LIBRARIES modelc::runtime)
  list(LENGTH ARG_TARGETS count)
  if(count EQUAL 1)
    message(FATAL_ERROR "modelc_add_model: TARGETS has several levels to choose from; for one, compile `${target}` with -march")
  endif()
  foreach(level IN LISTS ARG_TARGETS)
    modelc_add_kernels(${target} ${name} ${header} ${level})
  endforeach()
endfunction()

# The kernels of a header, built for one level of x86-64.
function(modelc_add_kernels target name header level)
  if(NOT CMAKE_OBJCOPY OR NOT CMAKE_LINKER)
    message(FATAL_ERROR "modelc_add_model: TARGETS takes GNU ld and objcopy, which were not found")
  endif()
  string(MAKE_C_IDENTIFIER ${level} suffix)
  set(kernels ${target}_${name}_${suffix})
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${target}.models/${name}.${suffix}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${name}.hpp\"\n" @ONLY)
  add_library(${kernels} OBJECT ${source})
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${header})
  set_target_properties(
    ${kernels} PROPERTIES POSITION_INDEPENDENT_CODE ON INTERPROCEDURAL_OPTIMIZATION OFF EXCLUDE_FROM_ALL ON)
  target_compile_features(${kernels} PRIVATE cxx_std_17)
  target_compile_definitions(${kernels} PRIVATE MODELC_KERNELS=${suffix})
  target_compile_options(${kernels} PRIVATE -march=${level} $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)
  target_include_directories(${kernels} PRIVATE $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
  target_link_libraries(${kernels} PRIVATE modelc::runtime)
  set(whole ${CMAKE_CURRENT_BINARY_DIR}/${target}.models/${name}.${suffix}.whole.o)
  set(object ${CMAKE_CURRENT_BINARY_DIR}/${target}.models/${name}.${suffix}.o)
  add_custom_command(
    OUTPUT ${object}
    COMMAND ${CMAKE_LINKER} -r --force-group-allocation -o ${whole} $<TARGET_OBJECTS:${kernels}>
    COMMAND ${CMAKE_OBJCOPY} --wildcard --keep-global-symbol=modelc_*_${suffix} ${whole} ${object}
    DEPENDS ${kernels} $<TARGET_OBJECTS:${kernels}>
    COMMAND_EXPAND_LISTS
    COMMENT "Joining the kernels of ${name} for ${level}"
    VERBATIM)
  set_source_files_properties(${object} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
  target_sources(${target} PRIVATE ${object})
endfunction()
