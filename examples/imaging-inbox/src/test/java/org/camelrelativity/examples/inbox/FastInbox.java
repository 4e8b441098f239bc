package org.camelrelativity.examples.inbox;

import java.util.Properties;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.camelrelativity.common.http.FastTiming;

/** The application on an instance, but that the time of the component goes a thousand times as fast. */
final class FastInbox {

    private FastInbox() {}

    public static void main(String... arguments) throws Exception {
        Main main = InboxApplication.camel(new Console(System.out), new Properties());
        speedUp(main);
        main.run();
        System.exit(main.getExitCode());
    }

    static void speedUp(Main main) {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport initialized) {
                FastTiming.speedUp(initialized.getCamelContext(), 1000);
            }
        });
    }
}
