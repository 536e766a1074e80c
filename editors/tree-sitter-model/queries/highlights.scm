(comment) @comment
(doc_comment) @comment.documentation
(string) @string
(escape) @string.escape
(integer) @number
(float) @number.float
(boolean) @boolean
(none) @constant.builtin
(training) @variable.builtin

(identifier) @variable
(attribute name: (identifier) @variable.member)
(argument name: (identifier) @variable.parameter)
(parameter name: (identifier) @variable.parameter)
(option name: (identifier) @variable.parameter)
(lambda_parameter (pattern (identifier) @variable.parameter))
(type dtype: (identifier) @type.builtin)
(entry key: (identifier) @property)

(call function: (identifier) @function.call)
(call_statement function: (identifier) @function.call)
((call function: (identifier) @constructor)
  (#match? @constructor "^[A-Z]"))

(fn_declaration name: (identifier) @function)
(extern_declaration name: (identifier) @function)
(layer_declaration name: (identifier) @type)
(optimizer_declaration name: (identifier) @type)
(model_declaration name: (identifier) @type)
(const_declaration name: (identifier) @constant)

["fn" "extern"] @keyword.function
["layer" "optimizer" "model"] @keyword.type
["import" "as"] @keyword.import
["if" "else"] @keyword.conditional
["for" "in"] @keyword.repeat
"return" @keyword.return
["and" "or" "not"] @keyword.operator
[
  "const" "input" "target" "output" "param" "state" "update" "loss" "compile" "grad" "header" "call" "gradient"
] @keyword

["|>" "->" "=" "==" "!=" "<" "<=" ">" ">=" "+" "-" "*" "/" "//" "%" "@" "**" "..."] @operator
["(" ")" "[" "]" "{" "}"] @punctuation.bracket
["," ":" ";" "."] @punctuation.delimiter
