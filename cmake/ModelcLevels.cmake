# Generated code at each instruction set that this machine's processor can run: what is right at one may be compiled
# wrongly at another. MODELC_LEVELS says how much of the tests goes through them:
#   OFF     nothing: generated code is compiled as everything else
#   spread  the runtime, operations and examples at every level, for `native` at -O3 and parts at -O2, for the others at one
#           of them; other suites in turns
#   all     every suite at every level and optimization
set(MODELC_LEVELS OFF CACHE STRING "Test generated code at every instruction set: OFF, spread, all")
set_property(CACHE MODELC_LEVELS PROPERTY STRINGS OFF spread all)

# The options of each level; `scalar` is for processors that Eigen has no packets for.
set(MODELC_LEVEL_baseline "")
set(MODELC_LEVEL_scalar -DEIGEN_DONT_VECTORIZE)
set(MODELC_LEVEL_v3 -march=x86-64-v3)
set(MODELC_LEVEL_v4 -march=x86-64-v4)
set(MODELC_LEVEL_native -march=native)
# Lanes and tiles of 512 bits in halves: what AVX-512 runs, where it is not.
set(MODELC_LEVEL_wide -DMODELC_LANE_BITS=512)

# modelc_levels(run skipped): the levels that this processor runs, and those that it does not.
function(modelc_levels run skipped)
  set(found baseline)
  set(missing "")
  if(CMAKE_HOST_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
    include(CheckCXXSourceRuns)
    check_cxx_source_runs("int main() { return __builtin_cpu_supports(\"avx2\") && __builtin_cpu_supports(\"fma\")
      && __builtin_cpu_supports(\"bmi2\") ? 0 : 1; }" MODELC_RUNS_v3)
    check_cxx_source_runs("int main() { return __builtin_cpu_supports(\"avx512f\") && __builtin_cpu_supports(\"avx512bw\")
      && __builtin_cpu_supports(\"avx512dq\") && __builtin_cpu_supports(\"avx512vl\") ? 0 : 1; }" MODELC_RUNS_v4)
    foreach(level v3 v4)
      if(MODELC_RUNS_${level})
        list(APPEND found ${level})
      else()
        list(APPEND missing ${level})
      endif()
    endforeach()
  endif()
  list(APPEND found native)
  set(${run} ${found} PARENT_SCOPE)
  set(${skipped} ${missing} PARENT_SCOPE)
endfunction()

# The variants: level_optimization, "native_O3". Without levels there is one, `base`, with the build's own options.
# MODELC_VARIANTS_FILE says in words which there are, for scripts/test to print.
if(MODELC_LEVELS)
  modelc_levels(levels skipped)
  set(MODELC_VARIANTS "")
  foreach(level IN LISTS levels)
    list(APPEND MODELC_VARIANTS ${level}_O2 ${level}_O3)
  endforeach()
  list(APPEND MODELC_VARIANTS scalar_O2)
  if(NOT v4 IN_LIST levels)
    list(APPEND MODELC_VARIANTS wide_O2)
  endif()
  # The best of the named ones for Clang, whose 19 does not know all that it takes for native.
  list(GET levels -2 best)
  set(MODELC_CLANG_LEVEL ${MODELC_LEVEL_${best}})
  list(JOIN levels " " said)
  set(words "instruction sets tested: ${said}; native at -O3 and parts at -O2, the others by parts; no packets at -O2\n")
  if(skipped)
    list(JOIN skipped " " said)
    string(APPEND words "instruction sets that this processor does not have, not tested: ${said}\n")
  endif()
  if(wide_O2 IN_LIST MODELC_VARIANTS)
    string(APPEND words "lanes and tiles of 512 bits: in halves, at -O2\n")
  endif()
  file(WRITE ${PROJECT_BINARY_DIR}/levels.txt "${words}")
else()
  set(MODELC_VARIANTS base)
endif()

# The compiler's options of a variant.
function(modelc_variant_options variant options)
  set(flags "")
  if(NOT variant STREQUAL base)
    string(REPLACE "_" ";" parts ${variant})
    list(GET parts 0 level)
    list(GET parts 1 optimization)
    set(flags -${optimization} -g0 ${MODELC_LEVEL_${level}})  # no debugger looks in, and lines take the compiler time
    if(optimization STREQUAL O3)  # as `modelc run` builds; the others keep their assertions
      list(APPEND flags -DNDEBUG)
    endif()
  endif()
  set(${options} ${flags} PARENT_SCOPE)
endfunction()

# A target is built as a variant.
function(modelc_variant target variant)
  modelc_variant_options(${variant} flags)
  target_compile_options(${target} PRIVATE ${flags})
endfunction()
