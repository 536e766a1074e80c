// The syntax of .model files. No embedded actions: the parse tree becomes the AST in compiler/syntax.
//
// Newlines are white space; a statement ends where the next one begins, which works because no statement begins with a
// bracket or an operator. Rules that could nest without brackets (prefix operators, `**`, conditionals, lambdas, `else if`)
// are flat repetitions, so that only brackets make the parser recurse.
grammar Model;

// Two brackets that only what follows or precedes tells apart; the token pass (compiler/syntax/tokens.h) retags them, so that
// one token of lookahead is enough: a `(` whose `)` stands before `->`, and a `{` behind `->`.
tokens { LAMBDA_OPEN, BLOCK_OPEN }

// ---- Files, declarations, statements ----

file : (statement | ';')* EOF ;

statement
    : importDecl | constDecl | fnDecl | externDecl | layerDecl | optimizerDecl | modelDecl
    | inputStmt | targetStmt | outputStmt | paramStmt | stateStmt | updateStmt | lossStmt | compileStmt
    | returnStmt | ifStmt | forStmt | assignStmt | callStmt
    ;

block : '{' (statement | ';')* '}' ;

importDecl : IMPORT STRING (AS name)? ;
constDecl : CONST name '=' expression ;
fnDecl : FN name parameters ('->' result)? (block | '=' expression) customGradient? ;
customGradient : GRAD ('(' | LAMBDA_OPEN) lambdaParameters? ')' '->' (lambdaBlock | expression) ;
externDecl : EXTERN FN name parameters ('->' result)? externClause* ;
externClause : (HEADER | CALL) STRING | GRADIENT (STRING | NONE) ;
layerDecl : LAYER name parameters parameters? ('->' result)? block ;
optimizerDecl : OPTIMIZER name parameters parameters? block ;
modelDecl : MODEL name parameters? block ;

inputStmt : INPUT name ':' type ;
targetStmt : TARGET name ':' type ;
outputStmt : OUTPUT name ('=' expression)? ;
paramStmt : PARAM name ':' type ('=' expression)? (',' name '=' expression)* ;
stateStmt : STATE name (':' type)? '=' expression ;
updateStmt : UPDATE name '=' expression ;
lossStmt : LOSS expression ;
compileStmt : COMPILE arguments ;
returnStmt : RETURN expressions ;
ifStmt : IF expression block (ELSE IF expression block)* (ELSE block)? ;
forStmt : FOR patterns IN expression block ;
assignStmt : patterns '=' expressions ;
callStmt : NAME arguments ;  // `error(...)`, or a function that checks and calls it

// ---- Parameters, patterns, types ----

parameters : '(' (parameter (',' parameter)* ','?)? ')' ;
parameter : name (':' type)? ('=' expression)? ;

patterns : pattern (',' pattern)* ;
pattern : name | '(' pattern (',' pattern)* ','? ')' ;

type : name dims? | dims ;
dims : '[' (dim (',' dim)* ','?)? ']' ;
dim : '...' | sum ;
result : type | '(' resultItem (',' resultItem)* ','? ')' ;
resultItem : (name ':')? type ;

// ---- Expressions, from the loosest to the tightest ----

expressions : expression (',' expression)* ;

// A lambda reaches to the end of the expression: in `x |> v -> a |> b` its body is `a |> b`.
expression : stage ('|>' stage)* ;
stage : (lambdaHead '->')* (lambdaBlock | conditional) ;
lambdaHead : name | LAMBDA_OPEN lambdaParameters? ')' ;
lambdaParameters : lambdaParameter (',' lambdaParameter)* ','? ;
lambdaParameter : pattern (':' type)? ('=' expression)? ;
lambdaBlock : BLOCK_OPEN (statement | ';')* '}' ;

conditional : disjunction (IF disjunction ELSE disjunction)* ;
disjunction : conjunction (OR conjunction)* ;
conjunction : inversion (AND inversion)* ;
inversion : NOT* comparison ;
comparison : sum (('==' | '!=' | '<' | '<=' | '>' | '>=') sum)* ;
sum : product (('+' | '-') product)* ;
product : power (('*' | '/' | '//' | '%' | '@') power)* ;
power : '-'* postfix ('**' '-'* postfix)* ;
postfix : primary (arguments | index | attribute)* ;

arguments : '(' (argument (',' argument)* ','?)? ')' ;
argument : (name '=')? expression ;
index : '[' indexItem (',' indexItem)* ','? ']' ;
indexItem : '...' | expression slice? | slice ;
slice : ':' expression? sliceStep? ;
sliceStep : ':' expression? ;
attribute : '.' name ;

primary : INT | FLOAT | STRING | TRUE | FALSE | NONE | TRAINING | name | tuple | list | dict ;
tuple : '(' (expression (',' expression)* ','?)? ')' ;
list : '[' (expression (comprehensionFor (comprehensionFor | comprehensionIf)* | (',' expression)* ','?))? ']' ;
comprehensionFor : FOR patterns IN disjunction ;
comprehensionIf : IF disjunction ;
dict : '{' (dictItem (',' dictItem)* ','?)? '}' ;
dictItem : (name | STRING) ':' expression ;

// Words that open a statement or clause are ordinary names everywhere else.
name
    : NAME | AS | EXTERN | LAYER | OPTIMIZER | MODEL | INPUT | TARGET | OUTPUT | PARAM | STATE | UPDATE | LOSS | COMPILE | GRAD
    | HEADER | CALL | GRADIENT
    ;

// ---- Tokens ----

IMPORT : 'import' ;
CONST : 'const' ;
FN : 'fn' ;
RETURN : 'return' ;
IF : 'if' ;
ELSE : 'else' ;
FOR : 'for' ;
IN : 'in' ;
TRUE : 'true' ;
FALSE : 'false' ;
NONE : 'none' ;
AND : 'and' ;
OR : 'or' ;
NOT : 'not' ;
TRAINING : 'training' ;

AS : 'as' ;
EXTERN : 'extern' ;
LAYER : 'layer' ;
OPTIMIZER : 'optimizer' ;
MODEL : 'model' ;
INPUT : 'input' ;
TARGET : 'target' ;
OUTPUT : 'output' ;
PARAM : 'param' ;
STATE : 'state' ;
UPDATE : 'update' ;
LOSS : 'loss' ;
COMPILE : 'compile' ;
GRAD : 'grad' ;
HEADER : 'header' ;
CALL : 'call' ;
GRADIENT : 'gradient' ;

OPEN : '(' ;
CLOSE : ')' ;
OPEN_SQUARE : '[' ;
CLOSE_SQUARE : ']' ;
OPEN_BRACE : '{' ;
CLOSE_BRACE : '}' ;
COMMA : ',' ;
SEMICOLON : ';' ;
COLON : ':' ;
DOT : '.' ;
ELLIPSIS : '...' ;
ASSIGN : '=' ;
ARROW : '->' ;
PIPE : '|>' ;
POWER : '**' ;
STAR : '*' ;
FLOOR_DIVIDE : '//' ;
SLASH : '/' ;
PERCENT : '%' ;
AT : '@' ;
PLUS : '+' ;
MINUS : '-' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS : '<' ;
LESS_EQUAL : '<=' ;
GREATER : '>' ;
GREATER_EQUAL : '>=' ;

INT : DIGITS ;
FLOAT : DIGITS '.' DIGITS EXPONENT? | DIGITS EXPONENT ;
STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"' ;
NAME : [A-Za-z_] [A-Za-z0-9_]* ;

COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;
SPACE : [ \t\r\n]+ -> skip ;

// What no program may contain, as tokens, so that the token pass can say what is wrong and repair it.
BAD_NUMBER : ([0-9] | '.' [0-9]) ([eE] [+-] | [A-Za-z0-9_] | '.' [0-9A-Za-z_])* '.'? ;
BAD_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'? ;
SINGLE_QUOTED : '\'' ~['\r\n]* '\'' ;
FOREIGN : '&&' | '||' | '!' | '=>' | ':=' | '+=' | '-=' | '*=' | '/=' | '//=' | '%=' | '@=' | '**=' ;
BAD_CHARACTER : . ;

fragment DIGITS : [0-9]+ ('_' [0-9]+)* ;
fragment EXPONENT : [eE] [+-]? [0-9]+ ;
