package org.camelrelativity.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.camelrelativity.common.AnswerRow;
import org.camelrelativity.common.RelativityRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is read at once, or row by row if that fails: the result is the same. */
class RelativityJsonTest {

    private record Row(
            @JsonAlias("ArtifactID") Integer productionId,
            String name,
            Boolean sent,
            List<String> errors,
            String unreadable)
            implements AnswerRow {}

    private record Other(Integer artifactId, JsonNode values) implements RelativityRecord {}

    private record Rows(Integer total, List<Row> rows, List<Other> others) implements RelativityRecord {}

    /** Counts how often a row was made. */
    private record Counted(Integer productionId, String unreadable) implements AnswerRow {

        private static final AtomicInteger MADE = new AtomicInteger();

        Counted {
            MADE.incrementAndGet();
        }
    }

    private record CountedRows(List<Counted> rows) implements RelativityRecord {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1,'More':{'x':[1,-1,123456789012345678,true,'a',null]} | 2
                    '2' | 2
                    null | 2
                    1.5 | 3
                    -0 | 3
                    """)
    void readsAnAnswerOnceUnlessSomethingInItIsUnusual(String productionId, int made) throws Exception {
        String answer = "{'Rows':[{'productionID':1},{'ProductionID':" + productionId + "}],'More':[{'x':1}]}";
        Counted.MADE.set(0);
        RelativityJson.read(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8), CountedRows.class);
        assertThat(Counted.MADE).hasValue(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "5",
                "{",
                "{} {}",
                "{'Rows':[{}]}",
                "{'rows':[{'PRODUCTIONID':1,'productionID':2}]}",
                "{'ROWS':[{'productionid':1},{'artifactid':2}]}",
                "{'Rows':[{'ProductionID':1,'ArtifactID':2}]}",
                "{'Rows':[{'ProductionID':null,'ArtifactID':2}]}",
                "{'Rows':[{'ProductionID':2,'ArtifactID':null}]}",
                "{'Rows':[{'ProductionID':null,'Name':'a','Sent':true,'Errors':[],'Unreadable':'x','ArtifactID':null}]}",
                "{'Rows':[{'ProductionID':1,'Name':'a','Sent':true,'Errors':[],'Unreadable':'x','More':1}]}",
                "{'Rows':[{'ProductionID':-0,'Name':-0}]}",
                "{'Rows':[{'Sent':-0}]}",
                "{'Rows':[{'Sent':0,'Name':0},{'Sent':1,'Name':-1}]}",
                "{'Rows':[{'Name':123456789012345678},{'Name':1234567890123456789},{'Name':12345678901234567890123}]}",
                "{'Rows':[{'ProductionID':1234567890123456789}]}",
                "{'Rows':[{'ProductionID':1.5},{'ProductionID':1.0}]}",
                "{'Rows':[{'Name':1.50},{'Name':1e2},{'Name':100.0}]}",
                "{'Rows':[{'ProductionID':1e99999999999}]}",
                "{'Rows':[{'More':1e99999999999}]}",
                "{'Rows':[{'More':{'x':[1e99999999999]}}]}",
                "{'More':1e99999999999}",
                "{'Total':1.5,'Rows':[{'ProductionID':1}]}",
                "{'Total':'x'}",
                "{'Rows':[{'ProductionID':1},'text',[],null,5,true]}",
                "{'Rows':[{'ProductionID':1},{'ProductionID':'?','Name':'a'},{'ProductionID':3}]}",
                "{'Rows':{'ProductionID':1}}",
                "{'Rows':[{'Errors':17}]}",
                "{'Rows':[{'Errors':[{'Message':'a'},'b']}]}",
                "{'Rows':[{'Name':{'Message':'a'}}]}",
                "{'Rows':[{'ProductionID':{'ArtifactID':7}}]}",
                "{'Others':[{'ArtifactID':1,'Values':[1,1.50,-0,{'a':1e2},null]},{'ArtifactID':2,'Values':null},{}]}"
            })
    void readsAnAnswerAtOnceAsItWouldRowByRow(String answer) {
        byte[] json = answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThat(result(() -> RelativityJson.read(json, Rows.class)))
                .isEqualTo(result(() -> RelativityJson.forgiving().readValue(RelativityJson.answer(json), Rows.class)));
    }

    private static Object result(Callable<?> reading) {
        try {
            return reading.call();
        } catch (Exception e) {
            return e.getClass() + ": " + e.getMessage();
        }
    }

    @Test
    void anUnreadableFieldLeavesTheRestOfItsRowAndTheOtherRows() throws Exception {
        String answer = "{\"Rows\":[{\"ProductionID\":1},{\"ProductionID\":\"?\",\"Name\":\"a\"},{\"ArtifactID\":3}]}";
        assertThat(RelativityJson.read(answer.getBytes(StandardCharsets.UTF_8), Rows.class)
                        .rows())
                .containsExactly(
                        new Row(1, null, null, null, null),
                        new Row(null, "a", null, null, "ProductionID"),
                        new Row(3, null, null, null, null));
    }
}
