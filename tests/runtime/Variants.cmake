# The runtime is text that users compile: with MODELC_LEVELS its tests also run for every instruction set that this
# processor has, and under Clang: at one optimization each, and at both with MODELC_LEVELS=all. What reads files is the same at each of them; what has no lanes of its own is tested
# once beside the whole suite, as users build it.
if(MODELC_LEVELS)
  file(GLOB runtime_test_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/runtime/*.cpp)
  list(FILTER runtime_test_sources EXCLUDE REGEX "/(arena|elements|input|safetensors|size)_test\\.cpp$")
  # Eigen's own products, which this test compares with: GCC 12 doubts its AVX-512 intrinsics in them.
  set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/runtime/linear_algebra_test.cpp
                              PROPERTIES COMPILE_OPTIONS -Wno-maybe-uninitialized)
  set(runtime_lane_sources ${runtime_test_sources})
  if(NOT MODELC_LEVELS STREQUAL all)
    list(FILTER runtime_lane_sources EXCLUDE REGEX "/linear_algebra_test\\.cpp$")
  endif()
  file(GLOB runtime_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/runtime/modelc/*.hpp)
  set(runtime_variants ${MODELC_VARIANTS})
  if(NOT MODELC_LEVELS STREQUAL all)
    list(FILTER runtime_variants EXCLUDE REGEX "^(baseline_O3|v3_O2|v4_O3|native_O2)$")
  endif()
  # What takes longest to compile, where it is not for every variant: tiles of every width are the same code at each
  # level, those of the level itself stand in the other tests; windows have all of generated code at each level and under
  # Clang; native has the lanes of v4; attention and bands are made of other kernels; without packets, lanes are numbers.
  if(v4_O2 IN_LIST MODELC_VARIANTS)
    set(runtime_variants_of_tiles v4_O2)
  else()
    set(runtime_variants_of_tiles native_O3 wide_O2)
  endif()
  set(runtime_variants_of_conv_windows native_O3)
  set(runtime_variants_of_conv v3_O3 native_O3 wide_O2)
  set(runtime_variants_of_bands v3_O3 native_O3)
  set(runtime_variants_of_fft baseline_O2 v3_O3 native_O3)
  set(runtime_variants_of_winograd baseline_O2 v3_O3 native_O3 wide_O2)
  set(runtime_variants_of_short_sums baseline_O2 v3_O3 native_O3 wide_O2)
  set(runtime_variants_of_attention baseline_O2 v3_O3 native_O3)
  set(runtime_variants_of_bytes baseline_O2 native_O3 wide_O2)
  set(runtime_variants_of_copies v4_O2 native_O3)  # the fault is one of AVX-512
  set(runtime_variants_of_swept v3_O3 native_O3 wide_O2)
  set(runtime_variants_of_fast_math)
  foreach(variant IN LISTS runtime_variants)
    if(variant STREQUAL native_O3)
      set(sources ${runtime_test_sources})
    else()
      set(sources ${runtime_lane_sources})
    endif()
    if(NOT MODELC_LEVELS STREQUAL all)
      foreach(part tiles conv_windows conv bands attention bytes copies swept fast_math fft winograd short_sums)
        if(NOT variant IN_LIST runtime_variants_of_${part})
          list(FILTER sources EXCLUDE REGEX "/${part}_test\\.cpp$")
        endif()
      endforeach()
    endif()
    add_executable(runtime_${variant}_tests ${sources})
    target_link_libraries(runtime_${variant}_tests PRIVATE modelc_runtime GTest::gtest_main)
    target_include_directories(runtime_${variant}_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(runtime_${variant}_tests PRIVATE MODELC_TEST_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
    modelc_warnings(runtime_${variant}_tests)
    set_target_properties(runtime_${variant}_tests PROPERTIES CXX_STANDARD 17)
    modelc_variant(runtime_${variant}_tests ${variant})
    modelc_register_tests(runtime_${variant}_tests)
  endforeach()

  # At the baseline, whose sums of products have no instruction of their own to keep them together.
  add_executable(runtime_fast_math_tests runtime/fast_math_test.cpp)
  target_link_libraries(runtime_fast_math_tests PRIVATE modelc_runtime GTest::gtest_main)
  target_compile_options(runtime_fast_math_tests PRIVATE -O2 -ffast-math)
  modelc_warnings(runtime_fast_math_tests)
  set_target_properties(runtime_fast_math_tests PROPERTIES CXX_STANDARD 17)
  modelc_register_tests(runtime_fast_math_tests)

  # Lanes in halves, which the wide tiles of tiles_test need everywhere: where no variant has them, their own tests.
  if(NOT wide_O2 IN_LIST MODELC_VARIANTS)
    add_executable(runtime_wide_tests runtime/lanes_test.cpp runtime/special_test.cpp)
    target_link_libraries(runtime_wide_tests PRIVATE modelc_runtime GTest::gtest_main)
    target_include_directories(runtime_wide_tests PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_compile_definitions(runtime_wide_tests PRIVATE MODELC_TEST_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
    modelc_warnings(runtime_wide_tests)
    set_target_properties(runtime_wide_tests PROPERTIES CXX_STANDARD 17)
    modelc_variant(runtime_wide_tests wide_O2)
    modelc_register_tests(runtime_wide_tests)
  endif()

  get_target_property(eigen_include Eigen3::Eigen INTERFACE_INCLUDE_DIRECTORIES)
  set(runtime_clang_sources ${runtime_lane_sources})
  if(NOT MODELC_LEVELS STREQUAL all)
    list(FILTER runtime_clang_sources EXCLUDE REGEX "/(tiles|conv|conv_windows|bands|copies|fast_math|fft|swept)_test\\.cpp$")
  endif()
  foreach(version IN LISTS MODELC_CLANGS)
    set(programs "")
    modelc_share_of_clang(${version} sources ${runtime_clang_sources})
    foreach(source IN LISTS sources)
      get_filename_component(name ${source} NAME_WE)
      set(program ${CMAKE_CURRENT_BINARY_DIR}/clang${version}_${name})
      add_custom_command(
        OUTPUT ${program}
        COMMAND ${MODELC_CLANG_${version}} -std=c++17 -O2 ${MODELC_CLANG_LEVEL} -Wall -Wextra -Wshadow -Wconversion
                -Wno-sign-conversion -Werror -DMODELC_TEST_DIR="${CMAKE_CURRENT_SOURCE_DIR}"
                -I${PROJECT_SOURCE_DIR}/runtime -I${CMAKE_CURRENT_SOURCE_DIR} -isystem ${eigen_include} ${source} -o ${program} -lgtest -lgtest_main -lpthread
        DEPENDS ${source} ${CMAKE_CURRENT_SOURCE_DIR}/runtime/products.h ${runtime_headers}
        VERBATIM)
      list(APPEND programs ${program})
      add_test(NAME clang${version}.${name} COMMAND ${program})
    endforeach()
    add_custom_target(runtime_clang${version}_tests ALL DEPENDS ${programs})
  endforeach()
endif()
