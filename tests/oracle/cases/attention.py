LAYERS = {}
