# The install tree: the tool, the runtime's headers, and a package that find_package(modelc) finds.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/modelc)
install(TARGETS modelc modelc_runtime EXPORT modelcTargets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/modelc DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")
install(EXPORT modelcTargets NAMESPACE modelc:: DESTINATION ${package_folder})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/modelcConfig.cmake.in ${PROJECT_BINARY_DIR}/modelcConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
# Before 1.0 a minor version may change the language and the generated header.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/modelcConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/modelcConfig.cmake ${PROJECT_BINARY_DIR}/modelcConfigVersion.cmake
              ${PROJECT_SOURCE_DIR}/cmake/ModelcAddModel.cmake DESTINATION ${package_folder})
