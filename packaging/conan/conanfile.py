# The tool and its runtime from the sources that this recipe lies in: `conan create packaging/conan`. What they need comes
# from the distribution.
import os
import re

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load
from conan.tools.system.package_manager import Apt

required_conan_version = ">=2.0"


class Modelc(ConanFile):
    name = "modelc"
    description = "Compiles neural networks, described in a small language, to C++ headers that need Eigen alone"
    license = "MIT"
    topics = ("neural-networks", "code-generation", "eigen")
    settings = "os", "compiler", "build_type", "arch"

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..")

    def set_version(self):
        text = load(self, os.path.join(self._root, "CMakeLists.txt"))
        self.version = re.search(r"project\(modelc VERSION ([0-9.]+)", text).group(1)

    def export_sources(self):
        for file in ("CMakeLists.txt", "LICENSE"):
            copy(self, file, self._root, self.export_sources_folder)
        for folder in ("cmake", "compiler", "grammar", "runtime", "stdlib", "templates"):
            copy(self, f"{folder}/*", self._root, self.export_sources_folder)

    def layout(self):
        cmake_layout(self)

    def system_requirements(self):
        # Of other systems nothing is known: there CMake says what it does not find.
        Apt(self).install(["antlr4", "libantlr4-runtime-dev", "libeigen3-dev", "libfmt-dev", "libcli11-dev",
                           "nlohmann-json3-dev", "libpng-dev", "libturbojpeg0-dev"])

    def package_id(self):
        # A program, and headers that every compiler reads.
        del self.info.settings.compiler
        del self.info.settings.build_type

    def generate(self):
        toolchain = CMakeToolchain(self)
        for option in ("TESTS", "EXAMPLES", "MPI"):
            toolchain.cache_variables[f"MODELC_{option}"] = False
        toolchain.cache_variables["MODELC_UNITY"] = True
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()

    def package_info(self):
        # find_package(modelc) reads the files that the build installs, with modelc_add_model among them.
        self.cpp_info.set_property("cmake_find_mode", "none")
        self.cpp_info.builddirs = [os.path.join("lib", "cmake", "modelc")]
        self.cpp_info.libdirs = []
