#pragma once

/// Version of the runtime, major * 10000 + minor * 100 + patch. A generated header asserts the one that it was written
/// for.
#define MODELC_RUNTIME_VERSION 100
