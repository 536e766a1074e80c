[
  (fn_declaration)
  (extern_declaration)
  (layer_declaration)
  (optimizer_declaration)
  (model_declaration)
  (lambda)
  (comprehension)
] @local.scope

(parameter name: (identifier) @local.definition.parameter)
(lambda_parameter (pattern (identifier) @local.definition.parameter))
(lambda parameters: (identifier) @local.definition.parameter)
(assignment target: (pattern (identifier) @local.definition.var))
(for_clause variable: (pattern (identifier) @local.definition.var))
(for_statement variable: (pattern (identifier) @local.definition.var))
(input_statement name: (identifier) @local.definition.var)
(output_statement name: (identifier) @local.definition.var)
(param_statement name: (identifier) @local.definition.var)
(state_statement name: (identifier) @local.definition.var)

(identifier) @local.reference
