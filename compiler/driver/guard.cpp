#include "driver/guard.h"

#include <filesystem>
#include <new>
#include <stdexcept>

#include "driver/load.h"
#include "ir/op.h"
#include "modelc/error.hpp"

namespace modelc::driver {
namespace {

Result failed(Code code, Status status, std::string message, std::vector<std::string> notes, bool colour,
              std::string help = {}) {
  Diagnostics diagnostics;
  diagnostics.add(plain_error(code, std::move(message), std::move(notes), std::move(help)));
  Result result = finish(diagnostics, SourceMap(), colour);
  result.status = status;
  return result;
}

}  // namespace

Result guarded(const std::function<Result()>& command, bool colour) {
  const auto out_of_memory = [&] {
    return failed(Code::out_of_memory, Status::system_failure, "out of memory", {}, colour,
                  "choose smaller sizes; `modelc summary` says what a model takes");
  };
  try {
    return command();
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const std::length_error&) {  // of a container that cannot be so long
    return out_of_memory();
  } catch (const std::filesystem::filesystem_error& error) {
    return failed(Code::unreadable_file, Status::system_failure, "cannot use `" + error.path1().string() + "`",
                  {error.code().message()}, colour);
  } catch (const ir::EvalError& error) {
    return failed(Code::program_too_large, Status::wrong_input, error.message, {}, colour);
  } catch (const Error& error) {
    return failed(Code::program_failed, Status::wrong_input, error.what(), {}, colour);
  } catch (const ir::DimOverflow&) {
    return failed(Code::integer_overflow, Status::wrong_input, "the sizes of the model do not fit 64 bits", {}, colour);
  } catch (const std::exception& error) {
    return {Status::system_failure, {}, std::string("modelc: internal error: ") + error.what() + "\n", {}};
  }
}

std::string unwritten(const std::string& reason, bool colour) {
  return failed(Code::unreadable_file, Status::system_failure, reason, {}, colour).err;
}

}  // namespace modelc::driver
