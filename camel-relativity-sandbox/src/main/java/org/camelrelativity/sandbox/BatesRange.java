package org.camelrelativity.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The first and the last number of a production.
 *
 * @param first empty if there is none
 * @param last likewise
 */
record BatesRange(String first, String last) {
    static final BatesRange NONE = new BatesRange("", "");

    private static final int DIGITS = 7;
    private static final int PAGE_DIGITS = 4;

    static BatesRange of(JsonNode numbering, List<Document> documents) {
        if (documents.isEmpty()) {
            return NONE;
        }
        int start = numbering.path("BatesStartNumber").asInt(1);
        if (!numbering.path("NumberingType").asText().equals("DocumentLevel")) {
            int pages = documents.stream().mapToInt(Document::producedPages).sum();
            return new BatesRange(number(numbering, start, ""), number(numbering, start + pages - 1, ""));
        }
        int end = start + documents.size() - 1;
        int pagesOfLast = documents.get(documents.size() - 1).producedPages();
        boolean fromSecond = numbering.path("StartNumberingOnSecondPage").asBoolean();
        return new BatesRange(
                number(numbering, start, page(numbering, fromSecond ? 0 : 1)),
                number(numbering, end, page(numbering, fromSecond ? pagesOfLast - 1 : pagesOfLast)));
    }

    private static String number(JsonNode numbering, int number, String page) {
        String digits = padded(
                number, numbering.path("NumberOfDigitsForDocumentNumbering").asInt(DIGITS));
        return numbering.path("BatesPrefix").asText()
                + digits
                + page
                + numbering.path("BatesSuffix").asText();
    }

    private static String page(JsonNode numbering, int page) {
        return !numbering.path("IncludePageNumbers").asBoolean() || page == 0
                ? ""
                : numbering.path("DocumentNumberPageNumberSeparator").asText()
                        + padded(
                                page,
                                numbering.path("NumberOfDigitsForPageNumbering").asInt(PAGE_DIGITS));
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
