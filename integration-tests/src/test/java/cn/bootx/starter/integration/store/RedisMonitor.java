package cn.bootx.starter.integration.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Redis is asked by its clients, in its order. What a script does by itself is
 * left out: it costs no round trip.
 */
final class RedisMonitor implements AutoCloseable {

	private static final Pattern COMMAND = Pattern
		.compile("\\S+ \\[\\d+ (?!lua)\\S+] \"([^\"]*)\"(?: \"([^\"]*)\")?.*");

	private final int port;

	private final Socket socket;

	private final BufferedReader lines;

	RedisMonitor(int port) throws IOException {
		this.port = port;
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(60_000);
		this.socket.getOutputStream().write("MONITOR\r\n".getBytes(StandardCharsets.US_ASCII));
		this.lines = new BufferedReader(
				new InputStreamReader(this.socket.getInputStream(), StandardCharsets.ISO_8859_1));
		this.lines.readLine();
	}

	/** Leaves a mark between the commands. */
	void mark(String name) {
		try (Socket other = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			other.getOutputStream().write(("ECHO " + name + "\r\n").getBytes(StandardCharsets.US_ASCII));
			new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.US_ASCII)).readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The names of the commands up to a mark that is made now, with the names of marks in
	 * their place.
	 */
	List<String> commands() throws IOException {
		mark("end");
		List<String> commands = new ArrayList<>();
		while (true) {
			Matcher command = COMMAND.matcher(this.lines.readLine());
			if (command.matches()) {
				String name = command.group(1).equalsIgnoreCase("echo") ? command.group(2) : command.group(1);
				if (name.equals("end")) {
					return commands;
				}
				commands.add(name.toLowerCase(Locale.ROOT));
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
