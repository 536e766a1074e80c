# The sources that this port lies in: `vcpkg install modelc --overlay-ports=packaging/vcpkg/ports`.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../.." ABSOLUTE)
set(VCPKG_BUILD_TYPE release)  # a program, and headers

# ANTLR's tool and its C++ runtime have to be of one version, and vcpkg has the runtime alone.
find_program(ANTLR4_TOOL antlr4)
if(NOT ANTLR4_TOOL)
  message(FATAL_ERROR "modelc needs ANTLR 4 and its C++ runtime from the system: apt install antlr4 libantlr4-runtime-dev")
endif()

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DMODELC_TESTS=OFF -DMODELC_EXAMPLES=OFF -DMODELC_MPI=OFF -DMODELC_INSTALL=ON -DMODELC_UNITY=ON)
vcpkg_cmake_install()
vcpkg_copy_tools(TOOL_NAMES modelc AUTO_CLEAN)
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/modelc)
vcpkg_replace_string("${CURRENT_PACKAGES_DIR}/lib/pkgconfig/modelc.pc" "/bin/modelc" "/tools/modelc/modelc")
vcpkg_fixup_pkgconfig()
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/doc")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
