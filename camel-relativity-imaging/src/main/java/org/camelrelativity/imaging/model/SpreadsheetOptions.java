package org.camelrelativity.imaging.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.camelrelativity.common.Constraints;
import org.camelrelativity.common.RelativityRecord;

/**
 * How spreadsheets are imaged by the native engine. Source: contract, imaging §3.4.
 *
 * @param paperSizeOrientation paper size and orientation; may be null
 * @param pageOrder the order of pages; may be null
 * @param printArea whether the print area counts; may be null
 * @param hideAndPageBreakAfterConsecutiveBlankRowCol after how many blank rows or columns to hide and break;
 *     may be null
 * @param showTrackChanges whether tracked changes show; may be null
 * @param includeComments whether comments show; may be null
 * @param includeBorders whether borders show; may be null
 * @param unhideHiddenWorksheets whether hidden worksheets show; may be null
 * @param includeRowAndColumnHeadings whether headings show; may be null
 * @param includeHeadersAndFooters whether headers and footers show; may be null
 * @param includeGridlines whether gridlines show; may be null
 * @param limitToPages how many pages to image; may be null
 * @param zoomLevelPercentage 10 to 400; ignored when a fit-to value is set; may be null
 * @param fitToPagesWide how many pages wide to fit; may be null
 * @param fitToPagesTall how many pages tall to fit; may be null
 * @param formatting what to tidy up; may be null
 * @param textVisibility what makes text visible; may be null
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

    private static final int MIN_ZOOM = 10;
    private static final int MAX_ZOOM = 400;

    @Override
    public void check(Constraints constraints) {
        constraints.range("ZoomLevelPercentage", zoomLevelPercentage, MIN_ZOOM, MAX_ZOOM);
    }
}
