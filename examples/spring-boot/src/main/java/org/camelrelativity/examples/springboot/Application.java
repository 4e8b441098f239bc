package org.camelrelativity.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The instance, the credentials and the folder of the files are set in application.properties. */
@SpringBootApplication
public class Application {

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
