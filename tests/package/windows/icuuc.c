/* Stands in for Windows' own icuuc.dll, which Wine lacks and Qt6Core.dll is linked with: Qt uses it for
   texts in rare encodings alone. Every converter is said to be missing. */

#define MISSING 4 /* U_FILE_ACCESS_ERROR */
#define EXPORT __declspec(dllexport)

EXPORT void *ucnv_open(const char *name, int *error) { *error = MISSING; return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, int *error) { *error = MISSING; return 0; }
EXPORT void ucnv_getToUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_getFromUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_setToUCallBack(void *converter, void *action, void *context, void *old_action,
                                void *old_context, int *error) { *error = MISSING; }
EXPORT void ucnv_setFromUCallBack(void *converter, void *action, void *context, void *old_action,
                                  void *old_context, int *error) { *error = MISSING; }
EXPORT void ucnv_fromUnicode(void *converter, void *target, void *limit, void *source, void *end,
                             void *offsets, signed char flush, int *error) { *error = MISSING; }
EXPORT void ucnv_toUnicode(void *converter, void *target, void *limit, void *source, void *end,
                           void *offsets, signed char flush, int *error) { *error = MISSING; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int index) { return 0; }
EXPORT void ucnv_cbToUWriteUChars(void *arguments, void *source, int length, int offset, int *error)
{ *error = MISSING; }
EXPORT void ucnv_cbFromUWriteUChars(void *arguments, void *source, void *end, int offset, int *error)
{ *error = MISSING; }
EXPORT int ucnv_toUCountPending(void *converter, int *error) { *error = MISSING; return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, int *error) { *error = MISSING; return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{ *error = MISSING; return 0; }
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
