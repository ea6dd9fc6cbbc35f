/* The functions of complex numbers that Windows' C library has, Wine's lacks, and NumPy is linked with.
   Microsoft's compiler passes a complex number as a structure of two. Its long double is a double. */

#include <complex.h>

typedef struct { double real, imaginary; } Double;
typedef struct { float real, imaginary; } Float;

static double complex d(Double z) { return z.real + z.imaginary * I; }
static float complex f(Float z) { return z.real + z.imaginary * I; }
static Double D(double complex z) { return (Double){creal(z), cimag(z)}; }
static Float F(float complex z) { return (Float){crealf(z), cimagf(z)}; }

#define EXPORT __declspec(dllexport)
#define OF_ONE(name) \
    EXPORT Double my_##name(Double z) { return D(name(d(z))); } \
    EXPORT Double my_##name##l(Double z) { return D(name(d(z))); } \
    EXPORT Float my_##name##f(Float z) { return F(name##f(f(z))); }
#define NUMBER_OF(name) \
    EXPORT double my_##name(Double z) { return name(d(z)); } \
    EXPORT double my_##name##l(Double z) { return name(d(z)); } \
    EXPORT float my_##name##f(Float z) { return name##f(f(z)); }

OF_ONE(ccos) OF_ONE(ccosh) OF_ONE(cexp) OF_ONE(clog) OF_ONE(csin) OF_ONE(csinh) OF_ONE(csqrt)
OF_ONE(ctan) OF_ONE(ctanh)
NUMBER_OF(cabs) NUMBER_OF(carg) NUMBER_OF(cimag) NUMBER_OF(creal)

EXPORT Double my_cpow(Double a, Double b) { return D(cpow(d(a), d(b))); }
EXPORT Double my_cpowl(Double a, Double b) { return D(cpow(d(a), d(b))); }
EXPORT Float my_cpowf(Float a, Float b) { return F(cpowf(f(a), f(b))); }
