[(block) (arguments) (list) (dict)] @fold
