package org.camelrelativity.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers every request to a port with the same bytes, so that it costs as little as a server can. A JVM of its own; it
 * prints its ports and ends when its standard input does.
 */
final class FixedAnswerServer {

    /** The port whose answers depend on the request: a result for each reference of a mass retry. */
    static final String GROWING = "growing";

    /** The port that answers how many connections the others have had. */
    static final String CONNECTIONS = "connections";

    /** The port that answers what an imaging set is, whose job runs or has ended. */
    static final String SETS = "sets";

    /** The port at which a request lets the job of all sets run. */
    static final String RUN_SETS = "run-sets";

    /** The port at which a request ends the job of all sets. */
    static final String END_SETS = "end-sets";

    /** The port whose answer is that of a run of a set and that of a reading of it. */
    static final String RUN_AND_READ = "run-and-read";

    /** Added to the name of a port that answers late. */
    static final String DELAYED = "-delayed";

    /** The last line before it serves. */
    static final String READY = "ready";

    static final int DELAY_MILLIS = 20;

    private static final int BACKLOG = 4_096;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes the body of an answer. */
    @FunctionalInterface
    private interface Answerer {
        byte[] answer(byte[] request) throws IOException;
    }

    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final AtomicLong connections = new AtomicLong();
    private volatile boolean setsRun = true;

    private FixedAnswerServer() {}

    /**
     * Serves until the standard input ends.
     *
     * @param args none
     * @throws Exception if it can't
     */
    public static void main(String[] args) throws Exception {
        FixedAnswerServer server = new FixedAnswerServer();
        for (Workload workload : Workload.values()) {
            byte[] answer = http(workload.answer().getBytes(StandardCharsets.UTF_8));
            server.open(workload.name(), false, 0, request -> answer);
            server.open(workload.name() + DELAYED, false, DELAY_MILLIS, request -> answer);
        }
        byte[] both = http(Workload.RUN_SET
                .answer()
                .replace("}", "," + Workload.READ_SET.answer().substring(1))
                .getBytes(StandardCharsets.UTF_8));
        server.open(RUN_AND_READ, false, 0, request -> both);
        server.open(GROWING, true, 0, FixedAnswerServer::retried);
        server.open(
                CONNECTIONS,
                false,
                0,
                request -> http(server.connections.toString().getBytes(StandardCharsets.UTF_8)));
        server.openSets();
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // nothing is said to it; it waits for the end
        }
        server.loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private void openSets() throws InterruptedException {
        byte[] ended = http(Workload.READ_SET.answer().getBytes(StandardCharsets.UTF_8));
        byte[] running =
                http(Workload.READ_SET.answer().replace("Completed", "Imaging").getBytes(StandardCharsets.UTF_8));
        open(SETS, false, 0, request -> setsRun ? running : ended);
        open(RUN_SETS, false, 0, request -> {
            setsRun = true;
            return http(new byte[0]);
        });
        open(END_SETS, false, 0, request -> {
            setsRun = false;
            return http(new byte[0]);
        });
    }

    private static byte[] retried(byte[] request) throws IOException {
        RetryRequest read = JSON.readValue(request, RetryRequest.class);
        return http(JSON.writeValueAsBytes(MassRetryAnswers.to(read.jobsToBeRetried())));
    }

    private record RetryRequest(List<Map<String, Object>> jobsToBeRetried) {}

    private static byte[] http(byte[] body) {
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + body.length);
        all.writeBytes(head);
        all.writeBytes(body);
        return all.toByteArray();
    }

    private void open(String name, boolean reads, int delayMillis, Answerer answerer) throws InterruptedException {
        Channel channel = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline()
                                .addLast(
                                        new HttpRequestDecoder(),
                                        new Handler(!name.equals(CONNECTIONS), reads, delayMillis, answerer));
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        System.out.println(name + "=" + ((InetSocketAddress) channel.localAddress()).getPort());
    }

    private final class Handler extends SimpleChannelInboundHandler<HttpObject> {

        private final boolean counted;
        private final boolean reads;
        private final int delayMillis;
        private final Answerer answerer;
        private final ByteArrayOutputStream request = new ByteArrayOutputStream();

        Handler(boolean counted, boolean reads, int delayMillis, Answerer answerer) {
            this.counted = counted;
            this.reads = reads;
            this.delayMillis = delayMillis;
            this.answerer = answerer;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (counted) {
                connections.incrementAndGet();
            }
            context.fireChannelActive();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) throws IOException {
            if (reads && part instanceof HttpContent content) {
                content.content().readBytes(request, content.content().readableBytes());
            }
            if (part instanceof LastHttpContent) {
                byte[] answer = answerer.answer(request.toByteArray());
                request.reset();
                if (delayMillis == 0) {
                    context.writeAndFlush(Unpooled.wrappedBuffer(answer));
                } else {
                    context.executor()
                            .schedule(
                                    () -> context.writeAndFlush(Unpooled.wrappedBuffer(answer)),
                                    delayMillis,
                                    TimeUnit.MILLISECONDS);
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // the caller has gone
        }
    }
}
