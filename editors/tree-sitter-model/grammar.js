// The syntax of grammar/Model.g4 for editors. It takes every program and a little more: a dict where only a block can stand.

const PREC = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  unary: 7,
  power: 8,
  postfix: 9,
};

const separated = (rule) => seq(rule, repeat(seq(",", rule)));
const listed = (rule) => seq(separated(rule), optional(","));

// Words that open a statement or clause are ordinary names everywhere else.
const CONTEXTUAL = [
  "as", "extern", "layer", "optimizer", "model", "input", "target", "output", "param", "state", "update", "loss",
  "compile", "grad", "header", "call", "gradient",
];

module.exports = grammar({
  name: "model",
  word: ($) => $.identifier,
  extras: ($) => [/\s/, $.comment, $.doc_comment],
  inline: ($) => [$._name],

  conflicts: ($) => [
    [$._expression, $.pipeline],
    [$.pattern, $._primary],
    [$.tuple_pattern, $.tuple],
    [$.tuple_pattern, $.lambda_parameter],
    [$.fn_declaration],
    [$.conditional, $._stage],
    [$.conditional],
    [$.block, $.dict],
  ],

  rules: {
    file: ($) => repeat(choice($._statement, ";")),

    block: ($) => seq("{", repeat(choice($._statement, ";")), "}"),

    _statement: ($) =>
      choice(
        $.import_declaration,
        $.const_declaration,
        $.fn_declaration,
        $.extern_declaration,
        $.layer_declaration,
        $.optimizer_declaration,
        $.model_declaration,
        $.input_statement,
        $.output_statement,
        $.param_statement,
        $.state_statement,
        $.update_statement,
        $.loss_statement,
        $.compile_statement,
        $.return_statement,
        $.if_statement,
        $.for_statement,
        $.assignment,
        $.call_statement,
      ),

    // ---- Declarations

    import_declaration: ($) =>
      prec.right(seq("import", field("path", $.string), optional(seq("as", field("alias", $._name))))),
    const_declaration: ($) => seq("const", field("name", $._name), "=", field("value", $._expression)),
    fn_declaration: ($) =>
      seq(
        "fn",
        field("name", $._name),
        field("parameters", $.parameters),
        optional(seq("->", field("result", $._result))),
        choice(field("body", $.block), seq("=", field("body", $._expression))),
        optional(field("gradient", $.custom_gradient)),
      ),
    custom_gradient: ($) => seq("grad", $.lambda_parameters, "->", choice($.block, $._expression)),
    extern_declaration: ($) =>
      prec.right(
        seq(
          "extern",
          "fn",
          field("name", $._name),
          field("parameters", $.parameters),
          optional(seq("->", field("result", $._result))),
          repeat($.extern_clause),
        ),
      ),
    extern_clause: ($) => choice(seq(choice("header", "call"), $.string), seq("gradient", choice($.string, $.none))),
    layer_declaration: ($) =>
      seq(
        "layer",
        field("name", $._name),
        field("parameters", $.parameters),
        optional(field("inputs", $.parameters)),
        optional(seq("->", field("result", $._result))),
        field("body", $.block),
      ),
    optimizer_declaration: ($) =>
      seq(
        "optimizer",
        field("name", $._name),
        field("parameters", $.parameters),
        optional(field("inputs", $.parameters)),
        field("body", $.block),
      ),
    model_declaration: ($) =>
      seq("model", field("name", $._name), optional(field("parameters", $.parameters)), field("body", $.block)),

    parameters: ($) => seq("(", optional(listed($.parameter)), ")"),
    parameter: ($) =>
      seq(
        field("name", $._name),
        optional(seq(":", field("type", $.type))),
        optional(seq("=", field("default", $._expression))),
      ),

    // ---- Statements

    input_statement: ($) => seq(choice("input", "target"), field("name", $._name), ":", field("type", $.type)),
    output_statement: ($) =>
      prec.right(seq("output", field("name", $._name), optional(seq("=", field("value", $._expression))))),
    param_statement: ($) =>
      prec.right(
        seq(
          "param",
          field("name", $._name),
          ":",
          field("type", $.type),
          optional(seq("=", field("value", $._expression))),
          repeat(seq(",", $.option)),
        ),
      ),
    option: ($) => seq(field("name", $._name), "=", field("value", $._expression)),
    state_statement: ($) =>
      seq(
        "state",
        field("name", $._name),
        optional(seq(":", field("type", $.type))),
        "=",
        field("value", $._expression),
      ),
    update_statement: ($) => seq("update", field("name", $._name), "=", field("value", $._expression)),
    loss_statement: ($) => seq("loss", field("value", $._expression)),
    compile_statement: ($) => seq("compile", field("arguments", $.arguments)),
    return_statement: ($) => seq("return", $._expressions),
    if_statement: ($) =>
      prec.right(
        seq(
          "if",
          field("condition", $._expression),
          field("body", $.block),
          optional(seq("else", field("otherwise", choice($.block, $.if_statement)))),
        ),
      ),
    for_statement: ($) =>
      seq("for", field("variable", $._patterns), "in", field("sequence", $._expression), field("body", $.block)),
    assignment: ($) => seq(field("target", $._patterns), "=", field("value", $._expressions)),
    call_statement: ($) => seq(field("function", $.identifier), field("arguments", $.arguments)),

    // ---- Patterns and types

    _patterns: ($) => separated($.pattern),
    pattern: ($) => choice($._name, $.tuple_pattern),
    tuple_pattern: ($) => seq("(", listed($.pattern), ")"),

    type: ($) => prec.right(choice(seq(field("dtype", $._name), optional($.dims)), $.dims)),
    dims: ($) => seq("[", optional(listed(choice("...", $._expression))), "]"),
    _result: ($) => choice($.type, $.result_tuple),
    result_tuple: ($) => seq("(", listed(seq(optional(seq(field("name", $._name), ":")), $.type)), ")"),

    // ---- Expressions, from the loosest to the tightest

    _expressions: ($) => prec.right(separated($._expression)),
    _expression: ($) => choice($.lambda, $.pipeline, $._stage),
    // A lambda reaches to the end of the expression: in `x |> v -> a |> b` its body is `a |> b`.
    lambda: ($) =>
      prec.right(
        seq(
          field("parameters", choice($._name, $.lambda_parameters)),
          "->",
          field("body", choice($.block, $._expression)),
        ),
      ),
    lambda_parameters: ($) => seq("(", optional(listed($.lambda_parameter)), ")"),
    lambda_parameter: ($) =>
      seq(
        $.pattern,
        optional(seq(":", field("type", $.type))),
        optional(seq("=", field("default", $._expression))),
      ),
    pipeline: ($) =>
      prec.left(
        seq(field("value", choice($.pipeline, $._stage)), "|>", field("stage", choice($.lambda, $._stage))),
      ),
    _stage: ($) => choice($.conditional, $._operation),
    // Without a precedence, since only what follows tells whether an `if` goes on or begins the next statement.
    conditional: ($) =>
      seq(
        field("then", $._operation),
        repeat1(seq("if", field("condition", $._operation), "else", field("otherwise", $._operation))),
      ),
    _operation: ($) => choice($.binary, $.unary, $._primary),
    binary: ($) =>
      choice(
        ...[
          ["or", PREC.or],
          ["and", PREC.and],
          [choice("==", "!=", "<", "<=", ">", ">="), PREC.comparison],
          [choice("+", "-"), PREC.sum],
          [choice("*", "/", "//", "%", "@"), PREC.product],
        ].map(([operator, level]) =>
          prec.left(
            level,
            seq(field("left", $._operation), field("operator", operator), field("right", $._operation)),
          ),
        ),
        prec.right(
          PREC.power,
          seq(field("left", $._operation), field("operator", "**"), field("right", $._operation)),
        ),
      ),
    unary: ($) =>
      choice(
        prec(PREC.not, seq(field("operator", "not"), $._operation)),
        prec(PREC.unary, seq(field("operator", "-"), $._operation)),
      ),

    _primary: ($) =>
      choice(
        $.integer,
        $.float,
        $.string,
        $.boolean,
        $.none,
        $.training,
        $._name,
        $.tuple,
        $.list,
        $.dict,
        $.call,
        $.index,
        $.attribute,
      ),
    call: ($) => prec(PREC.postfix, seq(field("function", $._primary), field("arguments", $.arguments))),
    index: ($) => prec(PREC.postfix, seq(field("value", $._primary), "[", listed($._index_item), "]")),
    attribute: ($) => prec(PREC.postfix, seq(field("value", $._primary), ".", field("name", $._name))),
    arguments: ($) => seq("(", optional(listed($.argument)), ")"),
    argument: ($) => seq(optional(seq(field("name", $._name), "=")), field("value", $._expression)),
    _index_item: ($) => choice("...", $._expression, $.slice),
    slice: ($) =>
      prec.right(seq(optional($._expression), ":", optional($._expression), optional(seq(":", optional($._expression))))),

    tuple: ($) => seq("(", optional(listed($._expression)), ")"),
    list: ($) => seq("[", optional(choice(listed($._expression), seq($._expression, $.comprehension))), "]"),
    comprehension: ($) => seq($.for_clause, repeat(choice($.for_clause, $.if_clause))),
    for_clause: ($) => seq("for", field("variable", $._patterns), "in", field("sequence", $._expression)),
    if_clause: ($) => seq("if", field("condition", $._expression)),
    dict: ($) => seq("{", optional(listed($.entry)), "}"),
    entry: ($) => seq(field("key", choice($._name, $.string)), ":", field("value", $._expression)),

    // ---- Tokens

    _name: ($) => choice($.identifier, ...CONTEXTUAL.map((word) => alias(word, $.identifier))),
    identifier: () => /[A-Za-z_][A-Za-z0-9_]*/,
    integer: () => /[0-9]+(_[0-9]+)*/,
    float: () => /[0-9]+(_[0-9]+)*(\.[0-9]+(_[0-9]+)*([eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)/,
    string: ($) => seq('"', repeat(choice(token.immediate(/[^"\\\r\n]+/), $.escape)), token.immediate('"')),
    escape: () => token.immediate(/\\[^\r\n]/),
    boolean: () => choice("true", "false"),
    none: () => "none",
    training: () => "training",
    doc_comment: () => token(prec(1, /##([^#\r\n][^\r\n]*)?/)),
    comment: () => token(/#[^\r\n]*/),
  },
});
