# The Debian package: `cpack -G DEB` in the build folder.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME modelc)
set(CPACK_PACKAGE_CONTACT "the modelc authors <modelc@localhost>")
set(CPACK_PACKAGE_DESCRIPTION "modelc compiles neural networks, described in a small language with the layers, losses and
optimizers of Keras 3, to one readable C++ header for each file. Programs that include it need Eigen and the headers
of this package, or Eigen alone.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # what the tool links
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libeigen3-dev (>= 3.4)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "g++")  # run, verify, profile, train, build
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "graphviz, cmake, pkg-config")
include(CPack)
