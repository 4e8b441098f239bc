package org.camelrelativity.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camelrelativity.common.Quoted;
import org.camelrelativity.common.json.ErrorMessages;
import org.camelrelativity.common.json.RelativityJson;

/** What an answer that tells of a failure says to a person, whatever form it has. What it means is {@link KeplerError}'s. */
final class ErrorText {

    private static final Pattern TITLE = Pattern.compile("<title[^<>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private ErrorText() {}

    /** {@return the message, or {@code null} if there is none} */
    static String in(CompleteResponse response) {
        String text = response.text();
        if (text == null) {
            return null;
        }
        String said = response.isHtml() ? ofPage(text, response.contentType()) : ofJsonOrText(text);
        return said.isBlank() ? null : Quoted.reason(said.strip());
    }

    /** Of a page, all but its title is scripts and advice; XML has nothing but its text. */
    private static String ofPage(String page, String contentType) {
        Matcher title = TITLE.matcher(page);
        if (title.find()) {
            return onOneLine(title.group(1));
        }
        return contentType.endsWith("xml") && !contentType.contains("html")
                ? onOneLine(TAG.matcher(page).replaceAll(" "))
                : "";
    }

    private static String onOneLine(String html) {
        return html.replaceAll("\\s+", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }

    private static String ofJsonOrText(String text) {
        try {
            return ErrorMessages.of(RelativityJson.forgiving().readTree(text));
        } catch (JsonProcessingException | NumberFormatException e) { // of a number with too long an exponent
            return text; // in plain words, or JSON that was cut
        }
    }
}
