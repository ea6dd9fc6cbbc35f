; The installer for Windows: for one user, without administrator rights.
; windows_installer.py defines VERSION, FILE_VERSION (four numbers), FOLDER (what is installed), ICONS
; and TARGET. Installs silently with /S, and into another folder with /D=C:\somewhere as the last
; argument. The uninstaller is silent with /S, too. Both end with 2 if they could not do their work,
; for example because SimpleNN is running.

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
AllowSkipFiles off ; a file that cannot be written ends the installation, instead of staying old

!include MUI2.nsh
!include FileFunc.nsh
!include x64.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SimpleNN"
!define CLASSES "Software\Classes"
!define KIND "SimpleNN.Session"
!define LESSON "SimpleNN.Lesson"

Name "SimpleNN"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\SimpleNN"
InstallDirRegKey HKCU "Software\SimpleNN" "InstallFolder"

VIProductVersion "${FILE_VERSION}"
VIAddVersionKey ProductName "SimpleNN"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Installs SimpleNN"
VIAddVersionKey LegalCopyright "The SimpleNN authors, MIT licence"

!define MUI_ICON "${ICONS}\simplenn.ico"
!define MUI_UNICON "${ICONS}\simplenn.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\simplenn.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString IsRunning ${LANG_ENGLISH} "SimpleNN is running. Please close it, then choose Retry."
LangString IsRunning ${LANG_GERMAN} "SimpleNN läuft gerade. Bitte schließen Sie es, und wählen Sie dann Wiederholen."
LangString IsInUse ${LANG_ENGLISH} "Some files of SimpleNN are in use and could not be removed."
LangString IsInUse ${LANG_GERMAN} "Einige Dateien von SimpleNN werden benutzt und konnten nicht entfernt werden."

; Windows lets nobody write into a program that is running: so it is noticed before anything is
; changed, and no mixture of old and new files comes about.
!macro WAIT_UNTIL_CLOSED FOLDER
    ${Do}
        ClearErrors
        !insertmacro TRY_TO_WRITE "${FOLDER}\simplenn.exe"
        !insertmacro TRY_TO_WRITE "${FOLDER}\simplenn-cli.exe"
        ${IfNot} ${Errors}
            ${Break}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IsRunning)" /SD IDCANCEL IDRETRY +3
        SetErrorLevel 2
        Quit
    ${Loop}
!macroend

!macro TRY_TO_WRITE FILE ; sets the error flag if it cannot be done
    ${If} ${FileExists} "${FILE}"
        FileOpen $1 "${FILE}" a
        ${If} $1 != ""
            FileClose $1
        ${EndIf}
    ${EndIf}
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
        MessageBox MB_ICONSTOP "SimpleNN needs a 64-bit Windows." /SD IDOK
        Abort
    ${EndIf}
FunctionEnd

Section
    !insertmacro WAIT_UNTIL_CLOSED "$INSTDIR"
    ; An older version goes first, so that none of its files stay. It asks nothing, and is waited for.
    ReadRegStr $0 HKCU "Software\SimpleNN" "InstallFolder"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\uninstall.exe"
        !insertmacro WAIT_UNTIL_CLOSED "$0"
        ExecWait '"$0\uninstall.exe" /S _?=$0' $2
        ${If} $2 != 0
            MessageBox MB_ICONSTOP "$(IsInUse)" /SD IDOK
            SetErrorLevel 2
            Quit
        ${EndIf}
        Delete "$0\uninstall.exe" ; it cannot remove itself when it is waited for
        RMDir "$0"
    ${EndIf}

    SetOutPath "$INSTDIR"
    File /r "${FOLDER}\*"
    File "${ICONS}\application-x-simplenn.ico"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr HKCU "Software\SimpleNN" "InstallFolder" "$INSTDIR"

    CreateShortcut "$SMPROGRAMS\SimpleNN.lnk" "$INSTDIR\simplenn.exe"

    WriteRegStr HKCU "${CLASSES}\.simplenn" "" "${KIND}"
    WriteRegStr HKCU "${CLASSES}\.simplenn" "Content Type" "application/x-simplenn+json"
    WriteRegStr HKCU "${CLASSES}\.simplenn\OpenWithProgids" "${KIND}" ""
    WriteRegStr HKCU "${CLASSES}\${KIND}" "" "SimpleNN session"
    WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\application-x-simplenn.ico"
    WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\simplenn.exe" "%1"'

    WriteRegStr HKCU "${CLASSES}\.lesson" "" "${LESSON}"
    WriteRegStr HKCU "${CLASSES}\.lesson" "Content Type" "application/x-simplenn-lesson"
    WriteRegStr HKCU "${CLASSES}\.lesson" "PerceivedType" "text"
    WriteRegStr HKCU "${CLASSES}\.lesson\OpenWithProgids" "${LESSON}" ""
    WriteRegStr HKCU "${CLASSES}\${LESSON}" "" "SimpleNN lesson"
    WriteRegStr HKCU "${CLASSES}\${LESSON}\DefaultIcon" "" "$INSTDIR\application-x-simplenn.ico"
    WriteRegStr HKCU "${CLASSES}\${LESSON}\shell\open\command" "" '"$INSTDIR\simplenn.exe" "%1"'

    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "SimpleNN"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\simplenn.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The SimpleNN authors"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $1 $2 $3
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $1

    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; icons of files have changed
SectionEnd

Section Uninstall
    !insertmacro WAIT_UNTIL_CLOSED "$INSTDIR"
    ; Only what is ours: somebody may have chosen a folder with other things in it.
    RMDir /r "$INSTDIR\_internal"
    ${If} ${FileExists} "$INSTDIR\_internal\*"
        MessageBox MB_ICONSTOP "$(IsInUse)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    Delete "$INSTDIR\simplenn.exe"
    Delete "$INSTDIR\simplenn-cli.exe"
    Delete "$INSTDIR\application-x-simplenn.ico"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\SimpleNN.lnk"

    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    DeleteRegValue HKCU "${CLASSES}\.simplenn\OpenWithProgids" "${KIND}"
    ReadRegStr $0 HKCU "${CLASSES}\.simplenn" ""
    ${If} $0 == "${KIND}"
        DeleteRegKey HKCU "${CLASSES}\.simplenn"
    ${EndIf}
    DeleteRegKey HKCU "${CLASSES}\${LESSON}"
    DeleteRegValue HKCU "${CLASSES}\.lesson\OpenWithProgids" "${LESSON}"
    ReadRegStr $0 HKCU "${CLASSES}\.lesson" ""
    ${If} $0 == "${LESSON}"
        DeleteRegKey HKCU "${CLASSES}\.lesson"
    ${EndIf}
    DeleteRegKey HKCU "Software\SimpleNN"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
