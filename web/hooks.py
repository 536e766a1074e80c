"""What MkDocs does for this site beyond its options: colours for the language, and links that leave docs/."""

import posixpath
import re

from mkdocs.structure.files import File
from pygments import lexers
from pygments.lexer import RegexLexer, words
from pygments.token import Comment, Keyword, Name, Number, Operator, String, Text

STATEMENTS = ("import", "const", "fn", "return", "if", "else", "for", "in", "extern", "layer", "optimizer", "model", "input",
              "target", "output", "param", "state", "loss", "metric", "compile", "update", "header", "call", "grad", "gradient")


class ModelLexer(RegexLexer):
    """The `.model` language."""

    name = "modelc model"
    aliases = ["model"]
    tokens = {
        "root": [
            (r"##?.*", Comment.Single),
            (r'"(\\.|[^"\\])*"', String),
            (r"\d+(\.\d+)?([eE][-+]?\d+)?", Number),
            (words(STATEMENTS, prefix=r"\b", suffix=r"\b(?!\s*=[^=])"), Keyword),
            (words(("true", "false", "none", "training"), suffix=r"\b"), Keyword.Constant),
            (words(("and", "or", "not"), suffix=r"\b"), Operator.Word),
            (r"(f32|f64|i32|i64|u8|i8|bool)\b", Keyword.Type),
            (r"[A-Z]\w*(?=\()", Name.Class),
            (r"\w+(?=\()", Name.Function),
            (r"\w+", Name),
            (r"\|>|->|\*\*|//|[-+*/%@=<>!]=?", Operator),
            (r"\s+", Text.Whitespace),
            (r".", Text),
        ]
    }


def on_config(config):
    lexers.LEXERS["ModelLexer"] = (__name__, ModelLexer.name, tuple(ModelLexer.aliases), (), ())
    lexers._lexer_cache[ModelLexer.name] = ModelLexer
    return config


def on_files(files, config):
    root = posixpath.dirname(config.config_file_path)
    for name, path in (("site.css", "web/site.css"), ("iframe-worker.js", "build/npm/iframe-worker-1.0.4/shim/index.js")):
        with open(posixpath.join(root, path), encoding="utf-8") as file:
            files.append(File.generated(config, f"assets/{name}", content=file.read()))
    return files


def on_page_markdown(markdown, page, config, files):
    """A link to a file outside of the site becomes that file's path in the sources. What would hold this page alone is left out:
    the list of pages beside it, and the list of its sections."""
    alone = {"navigation": page.parent is None, "toc": not re.search(r"^## ", markdown, re.M)}
    page.meta["hide"] = [part for part, hidden in alone.items() if hidden]
    folder = posixpath.dirname(page.file.src_uri)

    def replaced(match):
        text, target = match.groups()
        if re.match(r"[a-z]+:|#", target):
            return match[0]
        path = posixpath.normpath(posixpath.join("docs", folder, target.split("#")[0]))
        if path.startswith("docs/") and not path.startswith("docs/decisions"):
            return match[0]
        return text if path.rstrip("/") in text else f"{text} (`{path}`)"

    def row(match):
        """Code in a table may have bars here, which elsewhere are written with a backslash."""
        return re.sub(r"`[^`]*`", lambda code: code[0].replace("\\|", "|"), match[0])

    markdown = re.sub(r"^\|.*$", row, markdown, flags=re.M)
    return re.sub(r"(?<!!)\[([^\]\n]*)\]\(([^)\s]+)\)", replaced, markdown)
