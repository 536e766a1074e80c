# The compiler for a page, with Emscripten: `cmake --preset web`, which scripts/web calls with what it needs in place. Its libraries
# are headers but for ANTLR's runtime, which is compiled from the source of Debian's package.

# Debian keeps headers for all machines among those of this one's C library, which Emscripten must not see.
find_path(MODELC_HEADERS fmt/format.h PATHS /usr/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(headers ${PROJECT_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${headers})
foreach(library fmt nlohmann)
  file(CREATE_LINK ${MODELC_HEADERS}/${library} ${headers}/${library} SYMBOLIC)
endforeach()
add_library(fmt::fmt INTERFACE IMPORTED GLOBAL)
target_include_directories(fmt::fmt SYSTEM INTERFACE ${headers})
target_compile_definitions(fmt::fmt INTERFACE FMT_HEADER_ONLY=1)
add_library(nlohmann_json::nlohmann_json INTERFACE IMPORTED GLOBAL)
target_include_directories(nlohmann_json::nlohmann_json SYSTEM INTERFACE ${headers})
add_library(Eigen3::Eigen INTERFACE IMPORTED GLOBAL)
target_include_directories(Eigen3::Eigen SYSTEM INTERFACE ${MODELC_HEADERS}/eigen3)
add_library(Threads::Threads INTERFACE IMPORTED GLOBAL)  # a page's compiler has one

add_compile_options(-fwasm-exceptions)
add_link_options(-fwasm-exceptions)

set(ANTLR4_SOURCE ${PROJECT_SOURCE_DIR}/build/antlr4/runtime/src CACHE PATH "ANTLR's C++ runtime in source, as scripts/web brings it")
if(NOT EXISTS ${ANTLR4_SOURCE}/antlr4-runtime.h)
  message(FATAL_ERROR "there is no antlr4-runtime.h in ${ANTLR4_SOURCE}: scripts/web brings it")
endif()
file(GLOB_RECURSE antlr ${ANTLR4_SOURCE}/*.cpp)
add_library(antlr4_runtime STATIC ${antlr})
target_include_directories(antlr4_runtime SYSTEM PUBLIC ${ANTLR4_SOURCE})
target_compile_options(antlr4_runtime PRIVATE -w)  # as C++14: in C++17 its sources and headers differ
set_target_properties(antlr4_runtime PROPERTIES CXX_STANDARD 14 UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
set(ANTLR4_INCLUDE_DIR ${ANTLR4_SOURCE} CACHE PATH "" FORCE)
set(ANTLR4_LIBRARY antlr4_runtime CACHE STRING "" FORCE)

add_compile_options("SHELL:-include ${PROJECT_SOURCE_DIR}/compiler/web/standard.h")

# modelc_web_module(library): the library's C interface as modelc.js, a script without further files.
function(modelc_web_module library)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/module.cpp)
  file(
    CONFIGURE
    OUTPUT
    ${source}
    CONTENT
    "#include <cerrno>
#include <spawn.h>
// A page starts no programs.
int posix_spawnp(pid_t*, const char*, const posix_spawn_file_actions_t*, const posix_spawnattr_t*, char* const*, char* const*) {
  return ENOSYS;
}
")
  add_executable(modelc_module ${source})
  target_link_libraries(modelc_module PRIVATE ${library})
  target_link_options(
    modelc_module PRIVATE -Wl,--undefined=modelc_answer "SHELL:-s EXPORTED_FUNCTIONS=_modelc_answer,_malloc,_free"
    "SHELL:-s EXPORTED_RUNTIME_METHODS=ccall" "SHELL:-s MODULARIZE=1" "SHELL:-s EXPORT_NAME=modelcModule"
    "SHELL:-s SINGLE_FILE=1" "SHELL:-s ALLOW_MEMORY_GROWTH=1" "SHELL:-s TOTAL_STACK=64MB" "SHELL:-s INITIAL_MEMORY=128MB"
    "SHELL:-s ENVIRONMENT=web,worker,node" --no-entry)
  set_target_properties(modelc_module PROPERTIES OUTPUT_NAME modelc RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
endfunction()
