"""Filled sheets in; what LibreOffice makes of them out, many in one run of the program: a macro does to each what a person would."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import program

FILTERS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xlsm": "Calc MS Excel 2007 VBA XML",
    "ods": "calc8",
    "xls": "MS Excel 97",
    "fods": "OpenDocument Spreadsheet Flat XML",
    "csv": "Text - txt - csv (StarCalc)",
    "html": "HTML (StarCalc)",
    "pdf": "calc_pdf_Export",
}
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Corpus" script:language="StarBasic">
Function Value(key As String, content As Variant) As Object
    Dim pair As New com.sun.star.beans.PropertyValue
    pair.Name = key
    pair.Value = content
    Value = pair
End Function

Sub Run(jobs As String)
    Dim number As Integer, line As String, job
    On Error Resume Next ' a dialogue would wait for ever; a file that is missing is found by the test
    number = FreeFile
    Open jobs For Input As #number
    While Not EOF(number)
        Line Input #number, line
        job = Split(line, Chr(9))
        If UBound(job) = 5 Then One(job)
    Wend
    Close #number
    StarDesktop.terminate()
End Sub

Sub One(job)
    Dim document, wanted
    document = StarDesktop.loadComponentFromURL(ConvertToURL(job(0)), "_blank", 0, Array(Value("Hidden", True)))
    If job(3) &lt;&gt; "" Then Change(document, job(3), job(4))
    If job(5) = "" Then
        wanted = Array(Value("FilterName", job(2)))
    ElseIf job(2) = "Calc MS Excel 2007 XML" Then
        Dim kind As New com.sun.star.beans.NamedValue
        Dim secret As New com.sun.star.beans.NamedValue
        kind.Name = "CryptoType"
        kind.Value = "Standard"
        secret.Name = "OOXPassword"
        secret.Value = job(5)
        wanted = Array(Value("FilterName", job(2)), Value("EncryptionData", Array(kind, secret)))
    Else
        wanted = Array(Value("FilterName", job(2)), Value("Password", job(5)))
    End If
    document.storeToURL(ConvertToURL(job(1)), wanted)
    document.close(True)
End Sub

Sub Change(document, what As String, where As String)
    Dim sheet, area, cell
    Dim here As New com.sun.star.lang.Locale
    Dim first As New com.sun.star.util.Date
    Dim field(0) As New com.sun.star.table.TableSortField
    sheet = document.Sheets.getByIndex(1)
    If sheet.isProtected() Then sheet.unprotect("")
    Select Case what
    Case "sort"
        area = sheet.getCellRangeByName(where)
        field(0).Field = 0
        field(0).IsAscending = False
        area.sort(Array(Value("SortFields", field()), Value("ContainsHeader", False)))
    Case "columns"
        sheet.Columns.insertByIndex(1, 2)
        sheet.Rows.insertByIndex(4, 3)
        sheet.getCellByPosition(1, 6).String = "my own remark"
    Case "protect"
        sheet.protect("secret")
        document.protect("secret")
    Case "percent"
        cell = sheet.getCellRangeByName(where)
        cell.Formula = "90%"
        cell.NumberFormat = document.NumberFormats.getStandardFormat(com.sun.star.util.NumberFormat.PERCENT, here)
    Case "date"
        cell = sheet.getCellRangeByName(where)
        cell.Formula = "2026-05-21"
        cell.NumberFormat = document.NumberFormats.getStandardFormat(com.sun.star.util.NumberFormat.DATE, here)
    Case "error"
        sheet.getCellRangeByName(where).Formula = "=1/0"
    Case "formula"
        sheet.getCellRangeByName(where).Formula = "=400+12"
    Case "boolean"
        sheet.getCellRangeByName(where).Formula = "=TRUE()"
    Case "merge"
        sheet.getCellRangeByName(where).merge(True)
    Case "comment"
        cell = sheet.getCellRangeByName(where)
        sheet.Annotations.insertNew(cell.CellAddress, "Measured twice")
    Case "rename"
        sheet.Name = "Blatt &amp; 'Kopie'"
        document.Sheets.moveByName(sheet.Name, 0)
    Case "copy"
        document.Sheets.copyByName(sheet.Name, "Copy", 0)
    Case "hide"
        sheet.Rows.getByIndex(6).IsVisible = False
        sheet.Columns.getByIndex(5).IsVisible = False
    Case "1904"
        first.Day = 1
        first.Month = 1
        first.Year = 1904
        document.NullDate = first
    Case "far"
        sheet.getCellRangeByName("AMJ65536").Formula = "lost"
    Case "meta"
        document.Sheets.removeByName("_meta")
    End Select
End Sub
</script:module>"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Corpus"/></library:library>"""
_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>"""
# Says that the profile is no new one: LibreOffice writes its own library over ours in a new one.
_SETTLED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/Office">
<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item></oor:items>"""


@dataclass(frozen=True)
class Job:
    """One file to be made: the form it is saved in, what is done to the Audit sheet and where, and a password to encrypt it."""

    form: str
    change: str = ""
    where: str = ""
    password: str = ""


def by_libreoffice(content: bytes, jobs: dict[str, Job], folder: Path) -> dict[str, bytes]:
    """Give the file of each job by name; skips where there is no LibreOffice."""
    office = program("soffice", "libreoffice")
    _install(folder / "profile" / "user" / "basic")
    (folder / "in.xlsx").write_bytes(content)
    saved = {name: folder / f"out{number}.{job.form}" for number, (name, job) in enumerate(jobs.items())}
    lines = [
        "\t".join((str(folder / "in.xlsx"), str(saved[name]), FILTERS[job.form], job.change, job.where, job.password))
        for name, job in jobs.items()
    ]
    (folder / "jobs.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    macro = f'macro:///Standard.Corpus.Run("{folder / "jobs.txt"}")'
    subprocess.run([office, profile, "--headless", "--norestore", macro], check=True, capture_output=True, timeout=300)
    return {name: path.read_bytes() for name, path in saved.items()}


def _install(basic: Path) -> None:
    (basic / "Standard").mkdir(parents=True)
    (basic / "Standard" / "Corpus.xba").write_text(_MACRO, encoding="utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (basic.parent / "registrymodifications.xcu").write_text(_SETTLED, encoding="utf-8")
    (basic / "script.xlc").write_text(_LIBRARIES, encoding="utf-8")
