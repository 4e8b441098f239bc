package org.camelrelativity.common.testing;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An object that somebody's route may leave in a header or a body, and that may be hard to read or to print.
 *
 * @param name what it is
 * @param make makes a new one
 */
public record OddValue(String name, Supplier<Object> make) {

    private static final List<OddValue> ALL = List.of(
            of("5", () -> 5),
            of("long 5", () -> 5L),
            of("short 5", () -> (short) 5),
            of("double 5", () -> 5.0),
            of("NaN", () -> Double.NaN),
            of("-1", () -> -1),
            of("1e1000000000", () -> new BigDecimal("1e1000000000")),
            of("1e-1000000000", () -> new BigDecimal("1e-1000000000")),
            of("5.00", () -> new BigDecimal("5.00")),
            of("a hundred nines", () -> new BigInteger("9".repeat(100))),
            of("1 and 20,000 zeros", () -> BigInteger.TEN.pow(20_000)),
            of("atomic 5", () -> new AtomicInteger(5)),
            of("atomic long 5", () -> new AtomicLong(5)),
            of("adder 5", DoubleAdder::new),
            of("'5'", () -> "5"),
            of("' 5 '", () -> " 5 "),
            of("builder 5", () -> new StringBuilder("5")),
            of("empty", () -> ""),
            of("blank", () -> " \n"),
            of("true", () -> true),
            of("'TRUE'", () -> "TRUE"),
            of("letter", () -> 'x'),
            of("surrogate", () -> "\ud800"),
            of("NUL", () -> "\u0000"),
            of("separator", () -> "\u2028\n\u001b[2J"),
            of("long text", () -> "x".repeat(10_000)),
            of("UUID", () -> new UUID(1, 2)),
            of("text UUID", () -> "F420E383-7D4D-4DB1-BC60-959791685857"),
            of("object", Object::new),
            of("date", Date::new),
            of("local date", () -> LocalDate.EPOCH),
            of("class", () -> String.class),
            of("enum", () -> Thread.State.NEW),
            of("unknown record", () -> new Unknown(5)),
            of("optional", () -> Optional.of(5)),
            of("empty map", HashMap::new),
            of("null key", () -> Collections.singletonMap(null, 5)),
            of("null value", () -> Collections.singletonMap("WorkspaceID", null)),
            of("number key", () -> Map.of(5, 5)),
            of("map in itself", OddValue::mapInItself),
            of("list in itself", OddValue::listInItself),
            of("deep map", OddValue::deepMap),
            of("deep list", OddValue::deepList),
            of("map of objects", () -> new HashMap<>(Map.of("WorkspaceID", new Object()))),
            of("map of bytes", () -> new HashMap<>(Map.of("WorkspaceID", new byte[] {5}))),
            of("empty list", ArrayList::new),
            of("list of null", () -> Arrays.asList(5, null)),
            of("ints", () -> new int[] {5, 6}),
            of("no ints", () -> new int[0]),
            of("longs", () -> new long[] {5, Long.MAX_VALUE}),
            of("doubles", () -> new double[] {5, Double.NaN}),
            of("booleans", () -> new boolean[] {true}),
            of("chars", () -> new char[] {'5'}),
            of("arrays", () -> new int[][] {{5}}),
            of("objects", () -> new Object[] {5, "6", null}),
            of("bytes", () -> new byte[] {-1, 0}),
            of("map that throws", OddValue::throwingMap),
            of("list that throws", OddValue::throwingList),
            of("bean that throws", ThrowingBean::new),
            of("bean in itself", Cycle::new),
            of("stream that throws", OddValue::throwingStream),
            of("text that throws", Unprintable::new),
            of("number that throws", UnprintableNumber::new));

    /** Known to nobody. */
    public record Unknown(int id) {}

    /** A bean that can't be read. */
    public static final class ThrowingBean {
        public int getWorkspaceId() {
            throw new IllegalStateException("no workspace");
        }
    }

    /** A bean without an end. */
    public static final class Cycle {
        public Cycle getSelf() {
            return this;
        }
    }

    private static final class Unprintable {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    private static final class UnprintableNumber extends Number {
        private static final long serialVersionUID = 1L;

        @Override
        public int intValue() {
            return 5;
        }

        @Override
        public long longValue() {
            return 5;
        }

        @Override
        public float floatValue() {
            return 5;
        }

        @Override
        public double doubleValue() {
            return 5;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    private static OddValue of(String name, Supplier<Object> make) {
        return new OddValue(name, make);
    }

    /** Any of them, also in a list, or in a map under some names. */
    public static OddValue any(Random random, List<String> names) {
        return switch (random.nextInt(6)) {
            case 0 -> alone(random);
            case 1 -> listOf(some(random, () -> alone(random)));
            case 2 -> listOf(some(random, () -> map(random, names)));
            default -> map(random, names);
        };
    }

    public static OddValue alone(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    private static List<OddValue> some(Random random, Supplier<OddValue> each) {
        return Stream.generate(each).limit(random.nextInt(3)).toList();
    }

    private static OddValue map(Random random, List<String> names) {
        Map<String, OddValue> values = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.put(names.get(random.nextInt(names.size())), alone(random));
        }
        return of(values.toString(), () -> {
            Map<Object, Object> map = new LinkedHashMap<>();
            values.forEach((name, value) -> map.put(name, value.value()));
            return map;
        });
    }

    private static OddValue listOf(List<OddValue> values) {
        return of(values.toString(), () -> {
            List<Object> list = new ArrayList<>();
            values.forEach(value -> list.add(value.value()));
            return list;
        });
    }

    public Object value() {
        return make.get();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Object mapInItself() {
        Map<String, Object> one = new HashMap<>();
        Map<String, Object> other = new HashMap<>(Map.of("WorkspaceID", one));
        one.put("WorkspaceID", other);
        return one;
    }

    private static Object listInItself() {
        List<Object> one = new ArrayList<>();
        one.add(Arrays.asList(5, one));
        return one;
    }

    private static Object deepMap() {
        Object map = Map.of();
        for (int i = 0; i < 5_000; i++) {
            map = new LinkedHashMap<>(Collections.singletonMap("WorkspaceID", map));
        }
        return map;
    }

    private static Object deepList() {
        Object list = List.of();
        for (int i = 0; i < 5_000; i++) {
            list = Collections.singletonList(list);
        }
        return list;
    }

    private static Object throwingMap() {
        return new HashMap<Object, Object>(Map.of("WorkspaceID", 5)) {
            private static final long serialVersionUID = 1L;

            @Override
            public Set<Entry<Object, Object>> entrySet() {
                throw new IllegalStateException("no entries");
            }
        };
    }

    private static Object throwingList() {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException("no element");
            }

            @Override
            public int size() {
                return 2;
            }
        };
    }

    private static Object throwingStream() {
        return new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("no byte");
            }
        };
    }
}
