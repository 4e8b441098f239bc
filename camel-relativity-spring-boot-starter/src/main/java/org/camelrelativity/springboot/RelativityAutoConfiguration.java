package org.camelrelativity.springboot;

import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.camelrelativity.common.component.RelativityComponent;
import org.camelrelativity.common.ledger.CallLedger;
import org.camelrelativity.common.ledger.JdbcCallLedger;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Configures both components, the connection beans and the ledger from the application's properties. */
@AutoConfiguration
@EnableConfigurationProperties(LedgerProperties.class)
class RelativityAutoConfiguration {

    @Bean
    static ConnectionBeans relativityConnectionBeans(Environment environment) {
        return new ConnectionBeans(environment);
    }

    /** Of the components, those that Camel makes or finds by their own names. */
    @Bean
    ComponentCustomizer relativityComponentCustomizer(
            Environment environment, LedgerProperties properties, ObjectProvider<CallLedger> ledger) {
        Set<String> names = Set.of("relativity-imaging", "relativity-production");
        return ComponentCustomizer.builder()
                .withCondition((name, target) -> target instanceof RelativityComponent && names.contains(name))
                .build((name, target) -> configure(name, target, environment, properties, ledger));
    }

    private static void configure(
            String name,
            Component target,
            Environment environment,
            LedgerProperties properties,
            ObjectProvider<CallLedger> ledger) {
        RelativityComponent component = (RelativityComponent) target;
        new OptionProperties(environment, "camel.component." + name)
                .bind(component.getCamelContext(), component, component.getComponentPropertyConfigurer());
        if (properties.enabled() && component.getLedger() == null) {
            component.setLedger(ledger.getObject());
        }
    }

    /** Camel stops it, as it has started it. */
    @Bean(destroyMethod = "")
    @ConditionalOnProperty(name = "relativity.ledger.enabled", havingValue = "true")
    @ConditionalOnMissingBean(CallLedger.class)
    JdbcCallLedger relativityLedger(LedgerProperties properties, BeanFactory beans) {
        JdbcCallLedger ledger = new JdbcCallLedger(
                properties.dataSource() == null
                        ? beans.getBean(DataSource.class)
                        : beans.getBean(properties.dataSource(), DataSource.class));
        ledger.setCreateTable(properties.createTable());
        ledger.setRetention(properties.retention());
        if (properties.worker() != null) {
            ledger.setWorker(properties.worker());
        }
        return ledger;
    }
}
