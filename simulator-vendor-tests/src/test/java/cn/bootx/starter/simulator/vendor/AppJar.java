package cn.bootx.starter.simulator.vendor;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.LoggerFactory;

/**
 * The stand-alone application, as {@code mvn package} makes it, in a process of its own.
 */
final class AppJar implements AutoCloseable {

	private final Process process;

	private final JsonNode ready;

	private final Path certificates;

	private final String[] talkative;

	private AppJar(Process process, Path certificates, String[] talkative, JsonNode ready) {
		this.talkative = talkative;
		this.process = process;
		this.certificates = certificates;
		this.ready = ready;
	}

	/**
	 * Starts it.
	 * @param talkative loggers of clients, which write tokens into their logs
	 */
	static AppJar start(String... talkative) throws IOException {
		level(Level.OFF, talkative);
		Path certificates = Files.createTempDirectory("simulator");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				jar().toString(), "--json", "--port", "0", "--tls-dir", certificates.toString())
			.redirectError(certificates.resolve("log").toFile())
			.start();
		BufferedReader output = process.inputReader();
		return new AppJar(process, certificates, talkative, new ObjectMapper().readTree(output.readLine()));
	}

	int port() {
		return this.ready.path("port").asInt();
	}

	String account(String platform, String name) {
		JsonNode account = this.ready.path("accounts").path(platform);
		String value = (account.isArray() ? account.path(0) : account).path(name).asText();
		if (value.isEmpty()) {
			throw new IllegalStateException(platform + " has no " + name + ": " + this.ready.path("accounts"));
		}
		return value;
	}

	/** Lets this JVM trust the application, as {@code -D} on a command line does. */
	void trust() {
		System.setProperty("javax.net.ssl.trustStore", this.certificates.resolve("truststore.p12").toString());
		System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
	}

	/** Makes a call of the control API and returns its answer. */
	JsonNode control(String path, String body) throws IOException, InterruptedException {
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/_sim" + path))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw new IllegalStateException(answer.body());
		}
		return new ObjectMapper().readTree(answer.body());
	}

	@Override
	public void close() {
		level(null, this.talkative);
		System.clearProperty("javax.net.ssl.trustStore");
		System.clearProperty("javax.net.ssl.trustStorePassword");
		this.process.destroy();
	}

	private static void level(Level level, String... loggers) {
		for (String name : loggers) {
			((Logger) LoggerFactory.getLogger(name)).setLevel(level);
		}
	}

	private static Path jar() throws IOException {
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("..", "common-starter-simulator", "target"),
				"*-app.jar")) {
			for (Path jar : jars) {
				return jar;
			}
		}
		throw new IllegalStateException("There is no application jar: run mvn package for common-starter-simulator");
	}

}
