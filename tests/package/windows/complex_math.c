/* The functions of complex numbers that Windows' C library has, Wine's lacks, and NumPy is linked with.
   Microsoft's compiler passes a complex number as a structure of two. Its long double is a double. */

#include <complex.h>

typedef struct { double real, imaginary; } Double;
typedef struct { float real, imaginary; } Float;

static double complex d(Double z) { return z.real + z.imaginary * I; }
static float complex f(Float z) { return z.real + z.imaginary * I; }
static Double D(double complex z) { return (Double){creal(z), cimag(z)}; }
static Float F(float complex z) { return (Float){crealf(z), cimagf(z)}; }

#define OF_ONE(name) \
    Double my_##name(Double z) { return D(name(d(z))); } \
    Double my_##name##l(Double z) { return D(name(d(z))); } \
    Float my_##name##f(Float z) { return F(name##f(f(z))); }
#define NUMBER_OF(name) \
    double my_##name(Double z) { return name(d(z)); } \
    double my_##name##l(Double z) { return name(d(z)); } \
    float my_##name##f(Float z) { return name##f(f(z)); }

OF_ONE(ccos) OF_ONE(ccosh) OF_ONE(cexp) OF_ONE(clog) OF_ONE(csin) OF_ONE(csinh) OF_ONE(csqrt)
OF_ONE(ctan) OF_ONE(ctanh)
NUMBER_OF(cabs) NUMBER_OF(carg) NUMBER_OF(cimag) NUMBER_OF(creal)

Double my_cpow(Double a, Double b) { return D(cpow(d(a), d(b))); }
Double my_cpowl(Double a, Double b) { return D(cpow(d(a), d(b))); }
Float my_cpowf(Float a, Float b) { return F(cpowf(f(a), f(b))); }
