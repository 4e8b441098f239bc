package org.camelrelativity.sandbox.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window. */
final class Browser implements AutoCloseable {
    private static final String ADVICE = "; apt-get install chromium chromium-driver";

    private final ChromeDriver driver;

    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed("chromium"));
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // or it refuses to run as root
                "--disable-dev-shm-usage",
                "--no-proxy-server",
                "--window-size=1280,900");
        LoggingPreferences log = new LoggingPreferences();
        log.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", log);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver"))
                .build();
        driver = new ChromeDriver(service, options);
    }

    private static File installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + program + " to test the page with" + ADVICE));
    }

    void open(String url) {
        driver.get(url);
    }

    /** The text of an element, as it is seen. */
    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    String attribute(String selector, String name) {
        return driver.findElement(By.cssSelector(selector)).getDomAttribute(name);
    }

    boolean visible(String selector) {
        return driver.findElement(By.cssSelector(selector)).isDisplayed();
    }

    void choose(String selector, String option) {
        driver.findElements(By.cssSelector(selector + " option")).stream()
                .filter(candidate -> candidate.getText().equals(option))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + option))
                .click();
    }

    void press(String text) {
        List<WebElement> buttons = driver.findElements(By.tagName("button")).stream()
                .filter(button -> button.getText().equals(text))
                .toList();
        if (buttons.size() != 1) {
            throw new AssertionError(buttons.size() + " buttons " + text);
        }
        buttons.get(0).click();
    }

    Object evaluate(String script) {
        return driver.executeScript("return " + script);
    }

    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** What the console has of errors and warnings, a violation of the content security policy among them. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** For people to look at: target/screenshots. */
    void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
