/* Takes all weights from a safetensors file; 1 where something is missing, unexpected or of another shape. */
int $call$_load($type$* model, const char* path);
/* Writes all weights as a safetensors file, whole or not at all. */
int $call$_save($type$* model, const char* path);
/* Sets all weights by their initializers, to the same bits as `modelc init` with this seed. */
int $call$_initialize($type$* model, uint64_t seed);
