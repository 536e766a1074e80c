#pragma once
#include "ANTLRErrorStrategy.h"
#include "DefaultErrorStrategy.h"
#include "ModelParser.h"
#include "diagnostics/diagnostics.h"
#include "syntax/tokens.h"

/// What the parser does about errors. Private to this folder.
namespace modelc::syntax {

/// Reports an error in the user's terms and goes on at the next statement of the same block. Nothing is inserted or
/// deleted to make a statement parse: a statement with an error is given up whole.
class Recovery final : public antlr4::DefaultErrorStrategy {
 public:
  Recovery(const SourceMap& sources, FileId file, const Tokens& tokens, Diagnostics& diagnostics)
      : sources_(sources), file_(file), tokens_(tokens), diagnostics_(diagnostics) {}

  void reset(antlr4::Parser* parser) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  void sync(antlr4::Parser* parser) override;
  bool inErrorRecoveryMode(antlr4::Parser*) override { return reported_; }
  void reportMatch(antlr4::Parser*) override {}
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;

 private:
  void skip_to_statement(antlr4::Parser* parser, std::uint32_t depth);

  const SourceMap& sources_;
  FileId file_;
  const Tokens& tokens_;
  Diagnostics& diagnostics_;
  bool reported_ = false;  // the error on its way to its statement has been reported
};

}  // namespace modelc::syntax
