package org.camelrelativity.examples.nightly;

import java.util.Properties;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.camelrelativity.common.http.FastTiming;

/** The application with waits a thousand times as fast, which goes on with the night that was interrupted. */
final class FastNight {

    private FastNight() {}

    public static void main(String... arguments) {
        NightlyApplication.exit(() -> {
            Main main = NightlyApplication.camel(new Properties());
            main.addMainListener(new MainListenerSupport() {
                @Override
                public void beforeInitialize(BaseMainSupport initialized) {
                    FastTiming.speedUp(initialized.getCamelContext(), 1000);
                }

                @Override
                public void afterStart(BaseMainSupport started) {
                    started.getCamelContext().createProducerTemplate().asyncSendBody("direct:tonight", null);
                }
            });
            main.run();
            return main.getExitCode();
        });
    }
}
