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

# Relative to the file, so that the tree may be moved. `pkg-config --variable=modelc modelc` is the tool.
file(RELATIVE_PATH MODELC_PC_PREFIX /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" MODELC_PC_PREFIX "${MODELC_PC_PREFIX}")
configure_file(${PROJECT_SOURCE_DIR}/cmake/modelc.pc.in ${PROJECT_BINARY_DIR}/modelc.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/modelc.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(described ${PROJECT_BINARY_DIR}/described)
install(FILES ${described}/modelc.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME modelc)
install(FILES ${described}/modelc.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${described}/_modelc DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES ${described}/modelc.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
