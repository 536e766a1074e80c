[(block) (arguments) (parameters) (list) (dict) (tuple)] @indent.begin
[")" "]" "}"] @indent.end @indent.branch
