package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.Numbered;
import org.camelrelativity.common.RelativityRecord;

/**
 * How spreadsheets are imaged by the native engine; all may be null. Source: Imaging (REST).
 *
 * @param hideAndPageBreakAfterConsecutiveBlankRowCol after how many blank rows or columns to hide and break
 * @param limitToPages how many pages to image
 * @param zoomLevelPercentage 10 to 400; ignored when a fit-to value is set
 */
@RecordBuilder
public record SpreadsheetOptions(
        PaperSizeOrientation paperSizeOrientation,
        PageOrder pageOrder,
        PrintArea printArea,
        Integer hideAndPageBreakAfterConsecutiveBlankRowCol,
        Boolean showTrackChanges,
        Boolean includeComments,
        Boolean includeBorders,
        Boolean unhideHiddenWorksheets,
        SpreadsheetElement includeRowAndColumnHeadings,
        SpreadsheetElement includeHeadersAndFooters,
        SpreadsheetElement includeGridlines,
        Integer limitToPages,
        Integer zoomLevelPercentage,
        Integer fitToPagesWide,
        Integer fitToPagesTall,
        List<Formatting> formatting,
        List<TextVisibility> textVisibility)
        implements RelativityRecord {

    /** Paper size and orientation of spreadsheets. */
    public enum PaperSizeOrientation implements Numbered {
        OriginalSetting,
        Letter8Point5X11,
        Letter11X8Point5,
        Tabloid,
        Ledger
    }

    /** The order of a spreadsheet's pages. */
    public enum PageOrder implements Numbered {
        OriginalSetting,
        DownThenOver,
        OverThenDown
    }

    /** Whether a spreadsheet's print area counts. */
    public enum PrintArea implements Numbered {
        OriginalSetting,
        IgnorePrintArea
    }

    /**
     * Whether an element of spreadsheets is included: row and column headings, headers and footers, gridlines. The
     * names are text; in YAML they need quotes.
     */
    public enum SpreadsheetElement implements Numbered {
        OriginalSetting,
        Yes,
        No
    }

    /** What is tidied up in spreadsheets. */
    public enum Formatting implements Numbered {
        AutoFitRows,
        AutoFitColumns,
        ClearFormattingInEmptyRows,
        ClearFormattingInEmptyColumns
    }

    /** What makes text in spreadsheets visible. */
    public enum TextVisibility implements Numbered {
        RemoveBackgroundFillColors,
        SetTextColorToBlack
    }

    @Override
    public void check(Constraints constraints) {
        boolean fitted = fitToPagesWide != null || fitToPagesTall != null;
        checkZoom(constraints, fitted ? null : zoomLevelPercentage);
    }

    /** The legacy API limits it also where a fit-to value makes it void. */
    public static void checkZoom(Constraints constraints, Integer percentage) {
        constraints.range("ZoomLevelPercentage", percentage, 10, 400);
    }
}
