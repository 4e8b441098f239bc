package org.camelrelativity.examples.nightly;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.camelrelativity.common.Quoted;

/**
 * The list of sets: CSV with the columns {@code workspaceId}, {@code imagingSetId} and {@code name}. It is taken as a whole
 * or not at all: a list with a mistake in it may have others that can't be seen.
 */
public final class SetList {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int MOST_PROBLEMS_TOLD = 10;
    private static final String WORKSPACE_ID = "workspaceId";
    private static final String IMAGING_SET_ID = "imagingSetId";
    private static final String NAME = "name";

    private static final CSVFormat CSV = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private Path file;

    /** Says where the list is: UTF-8, with or without a byte order mark. */
    public void setFile(String file) {
        this.file = Path.of(file);
    }

    /** {@return the list as it is now} */
    public byte[] copy() throws UnusableListException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unusable(e instanceof NoSuchFileException ? "there is no such file" : e.toString(), e);
        }
    }

    /** {@return all sets of a copy, in its order; may be empty} */
    public List<ListedSet> read(byte[] list) throws UnusableListException {
        try (CSVParser rows = CSVParser.parse(new StringReader(text(list)), CSV)) {
            if (!rows.getHeaderNames().containsAll(List.of(WORKSPACE_ID, IMAGING_SET_ID, NAME))) {
                throw unusable(
                        "line 1 must name the columns " + WORKSPACE_ID + ", " + IMAGING_SET_ID + " and " + NAME, null);
            }
            return sets(rows);
        } catch (CharacterCodingException e) {
            throw unusable("it is not in UTF-8", e);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            // How the parser complains of quotes, and of a column that is there twice.
            throw unusable(e.getMessage(), e);
        }
    }

    private static String text(byte[] list) throws IOException {
        // Unlike a reader or a new String, a decoder does not turn what it can't read into something else.
        String text = String.valueOf(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(list)));
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private List<ListedSet> sets(CSVParser rows) throws UnusableListException {
        List<ListedSet> sets = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<Long, Long> lines = new HashMap<>();
        for (CSVRecord row : rows) {
            // The parser stands at the end of the row, which has one line: a name with a line break is refused.
            long line = rows.getCurrentLineNumber();
            try {
                ListedSet set = set(row);
                Long earlier = lines.putIfAbsent(((long) set.workspaceId() << Integer.SIZE) + set.imagingSetId(), line);
                if (earlier != null) {
                    throw new IllegalArgumentException("the set is in line " + earlier + " already");
                }
                sets.add(set);
            } catch (IllegalArgumentException e) {
                problems.add("line " + line + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw unusable(told(problems), null);
        }
        return sets;
    }

    private static ListedSet set(CSVRecord row) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException("it has " + row.size() + " fields, and not as many as line 1");
        }
        String name = row.get(NAME);
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(NAME + " is empty, or not one line of text");
        }
        return new ListedSet(artifactId(row, WORKSPACE_ID), artifactId(row, IMAGING_SET_ID), name);
    }

    private static int artifactId(CSVRecord row, String column) {
        String text = row.get(column);
        try {
            int id = text.matches("[0-9]+") ? Integer.parseInt(text) : 0;
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // Too many digits: no more an Artifact ID than what is no number at all.
        }
        throw new IllegalArgumentException(column + " is no Artifact ID: " + Quoted.of(text));
    }

    private static String told(List<String> problems) {
        int told = Math.min(problems.size(), MOST_PROBLEMS_TOLD);
        String text = String.join("; ", problems.subList(0, told));
        return told == problems.size() ? text : text + "; and " + (problems.size() - told) + " more lines";
    }

    private UnusableListException unusable(String reason, Exception cause) {
        return new UnusableListException(Summary.oneLine("The list " + file + " can't be used: " + reason), cause);
    }
}
