"""A session of a real client, pygls, with `modelc lsp`: session.py MODELC FOLDER"""
import asyncio
import pathlib
import shutil
import sys
from urllib.parse import unquote, urlparse

from lsprotocol import types
from pygls.lsp.client import LanguageClient

TEXT = """\
import "blocks.model"

model Net(hidden = 64) {
    input image: f32[batch, 784]
    x = image |> Dense(hidden, activation = relu) |> Lambda(twice)
    output digit = x |> Dense(10, activation = softmax)
    compile(optimizer = Adam(), loss = {digit: categorical_crossentropy})
}
"""
BLOCKS = "## Twice of it.\nfn twice(x) = 2 * x\n"
OTHER = 'import "../blocks.model" as b\n\nfn quadruple(x) = b.twice(b.twice(x))\n'


def path_of(uri):
    return unquote(urlparse(uri).path)


def place(line, character):
    return types.Position(line=line, character=character)


def span(line, begin, end):
    return types.Range(start=place(line, begin), end=place(line, end))


async def session(tool, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "blocks.model").write_text(BLOCKS)
    other = folder / "deep" / "other.model"  # never opened
    other.parent.mkdir()
    other.write_text(OTHER)
    path = folder / "net.model"
    path.write_text(TEXT)
    uri = path.as_uri()
    document = types.TextDocumentIdentifier(uri=uri)
    client = LanguageClient("session", "1")
    published = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def take(params):
        published.put_nowait(params)

    async def diagnostics():
        while True:
            params = await asyncio.wait_for(published.get(), 30)
            if params.uri == uri:
                return params.diagnostics

    await client.start_io(tool, "lsp", env={"XDG_CACHE_HOME": str(folder / "cache")})
    begun = await client.initialize_async(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri())
    )
    assert begun.server_info.name == "modelc"
    assert begun.capabilities.position_encoding == types.PositionEncodingKind.Utf16
    client.initialized(types.InitializedParams())
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(uri=uri, language_id="model", version=1, text=TEXT)
        )
    )
    found = await diagnostics()
    assert not found, found

    version = 1

    def change(where, text):
        nonlocal version
        version += 1
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version),
                content_changes=[types.TextDocumentContentChangePartial(range=where, text=text)],
            )
        )

    # Type an error, see it, take the fix.
    change(span(4, 17, 22), "Dens")
    (error,) = await diagnostics()
    assert (error.code, error.range) == ("E0201", span(4, 17, 21)), error
    (action,) = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=document, range=error.range, context=types.CodeActionContext(diagnostics=[error])
        )
    )
    assert action.title == "Change to `Dense`"
    (edit,) = action.edit.changes[uri]
    change(edit.range, edit.new_text)
    found = await diagnostics()
    assert not found, found

    at = {"text_document": document}
    hover = await client.text_document_hover_async(types.HoverParams(**at, position=place(5, 19)))
    assert hover.contents.value == "```model\nx: f32[batch, 64]\n```", hover
    hover = await client.text_document_hover_async(types.HoverParams(**at, position=place(4, 62)))
    assert hover.contents.value == "```model\nfn twice(x)\n```\n\nTwice of it.", hover

    found = await client.text_document_definition_async(types.DefinitionParams(**at, position=place(4, 18)))
    source = pathlib.Path(path_of(found.uri)).read_text().splitlines()[found.range.start.line]
    assert found.uri.endswith("/layers/dense.model") and source.startswith("layer Dense("), found

    renamed = await client.text_document_rename_async(
        types.RenameParams(**at, position=place(4, 62), new_name="double")
    )
    assert {key: len(edits) for key, edits in renamed.changes.items()} == {
        uri: 1,
        (folder / "blocks.model").as_uri(): 1,
        other.as_uri(): 2,
    }, renamed

    items = await client.text_document_completion_async(types.CompletionParams(**at, position=place(4, 19)))
    (dense,) = [item for item in items.items if item.label == "Dense"]
    resolved = await client.completion_item_resolve_async(dense)
    assert resolved.detail.startswith("layer Dense(units, "), resolved
    help_ = await client.text_document_signature_help_async(types.SignatureHelpParams(**at, position=place(4, 23)))
    assert help_.signatures[0].parameters[help_.active_parameter].label == "units", help_

    hints = await client.text_document_inlay_hint_async(
        types.InlayHintParams(**at, range=types.Range(start=place(0, 0), end=place(8, 0)))
    )
    assert [hint.label for hint in hints] == ["f32[batch, 64]", "f32[batch, 64]", "f32[batch, 10]"], hints

    change(span(3, 0, 4), "")
    (layout,) = await client.text_document_formatting_async(
        types.DocumentFormattingParams(**at, options=types.FormattingOptions(tab_size=4, insert_spaces=True))
    )
    assert (layout.range, layout.new_text) == (span(3, 0, 0), "    "), layout
    outline = await client.text_document_document_symbol_async(types.DocumentSymbolParams(**at))
    assert [part.name for part in outline[0].children] == ["image", "digit"], outline

    await client.shutdown_async(None)
    client.exit(None)
    await asyncio.wait_for(client._server.wait(), 30)
    assert client._server.returncode == 0
    await client.stop()


asyncio.run(session(sys.argv[1], pathlib.Path(sys.argv[2]).resolve()))
print("a session with pygls: done")
