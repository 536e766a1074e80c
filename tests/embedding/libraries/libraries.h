#pragma once

// Of the shared library: the sum of three numbers times the factor, by two models.
__attribute__((visibility("default"))) float shared_total(const float* x);
// Of the static library: the last of four numbers times the factor.
float static_last(const float* x);
