# modelc_add_model(app mnist.model [SET hidden=128 ...] [NAMESPACE ns] [HEADER name] [MODEL name] [SCALAR f64] [TRAIN]
#                  [STANDALONE])
#
# Compiles the model to <name>.hpp, which the sources of `app` then include by that name, and links what it needs.
# Rebuilt when the model, a file it imports, or the compiler changes. SET fixes symbols and hyperparameters; with TRAIN the
# class trains, too. HEADER gives the header another name than the model's, and the namespace as well unless NAMESPACE does:
# so an app has a model several times, with other settings.
function(modelc_add_model target file)
  cmake_parse_arguments(PARSE_ARGV 2 ARG "STANDALONE;TRAIN" "NAMESPACE;HEADER;MODEL;SCALAR" "SET")
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
  foreach(flag IN ITEMS NAMESPACE MODEL SCALAR)
    if(ARG_${flag})
      string(TOLOWER ${flag} option)
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
endfunction()
