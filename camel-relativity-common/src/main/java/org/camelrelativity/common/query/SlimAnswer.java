package org.camelrelativity.common.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camelrelativity.common.RelativityRecord;
import org.camelrelativity.common.json.RelativityJson;
import org.camelrelativity.common.operation.ResponseBody;
import org.camelrelativity.common.operation.ResponseBody.UnreadableAnswerException;

/** What queryslim answers. The values are trees: in a list, a null would be passed over. */
record SlimAnswer(Integer totalCount, List<Column> fields, List<Row> objects) implements RelativityRecord {

    record Column(String name) implements RelativityRecord {}

    record Row(Integer artifactId, JsonNode values) implements RelativityRecord {}

    static QueryResult read(ResponseBody content) throws UnreadableAnswerException {
        SlimAnswer answer = content.read(SlimAnswer.class);
        if (answer.totalCount == null || answer.totalCount < 0 || answer.objects == null) {
            throw new UnreadableAnswerException("the answer is no result of a query: it has no "
                    + (answer.objects == null ? "Objects" : "TotalCount"));
        }
        if (answer.objects.size() > answer.totalCount) {
            throw new UnreadableAnswerException(
                    "the answer counts " + answer.totalCount + " objects but lists " + answer.objects.size());
        }
        List<ObjectRow> rows = new ArrayList<>();
        for (Row row : answer.objects) {
            rows.add(answer.read(row));
        }
        return new QueryResult(answer.totalCount, rows);
    }

    /** The values are in the order of the fields. */
    private ObjectRow read(Row row) throws UnreadableAnswerException {
        int columns = fields == null ? 0 : fields.size();
        int given = row.values == null ? 0 : row.values.size();
        if (row.artifactId == null || row.artifactId < 1 || columns != given) {
            throw new UnreadableAnswerException("the answer has an object with Artifact ID " + row.artifactId + " and "
                    + given + " values of " + columns + " fields");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columns; i++) {
            values.put(fields.get(i).name(), value(row.values.get(i)));
        }
        return new ObjectRow(row.artifactId, values);
    }

    private static Object value(JsonNode json) throws UnreadableAnswerException {
        try {
            return json == null ? null : RelativityJson.forgiving().treeToValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswerException("the answer has a value that can't be read: " + e.getOriginalMessage());
        }
    }
}
