#include "driver/build.h"
#include "driver/driver.h"
#include "driver/load.h"

namespace modelc::driver {

Result import_by_python(const PythonOptions& options) {
  SourceMap sources;
  Diagnostics diagnostics;
  const auto failed = [&](const std::string& what, const std::string& help) {
    diagnostics.add(plain_error(Code::no_python_package, what, {}, help));
    Result result;
    result.status = Status::system_failure;
    result.err = render_text(diagnostics, sources, options.colour);
    return result;
  };
  try {
    if (run_program({options.python, "-c", "import modelc.__main__"}, true) != 0)
      return failed("the Python package that imports " + options.kind + " models is missing",
                    "pip install \"./python[" + options.kind + "]\" in modelc's sources, for the Python that is `" +
                        options.python + "` here");
    std::vector<std::string> command{options.python, "-m", "modelc", options.kind};
    command.insert(command.end(), options.arguments.begin(), options.arguments.end());
    const int status = run_program(command, false);
    Result result;
    result.status = status >= 0 && status <= 3 ? static_cast<Status>(status) : Status::system_failure;
    return result;
  } catch (const BuildError& error) {
    return failed(error.message + ": " + error.details, "install Python 3.10 or later, or name it by MODELC_PYTHON");
  }
}

}  // namespace modelc::driver
