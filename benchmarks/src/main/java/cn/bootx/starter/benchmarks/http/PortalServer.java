package cn.bootx.starter.benchmarks.http;

import java.io.IOException;
import java.io.PrintStream;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import cn.bootx.starter.benchmarks.sample.HostApplication;

/**
 * The server of all three controllers, a process of its own so that its CPU time is its
 * own. It prints its port on the standard output and ends with its standard input.
 */
final class PortalServer {

	static final String PORT = "port=";

	private PortalServer() {
	}

	public static void main(String[] args) throws IOException {
		try (ConfigurableApplicationContext context = HostApplication.start(WebApplicationType.SERVLET, Rivals.class);
				PrintStream out = System.out) {
			out.println(PORT + context.getBean(Environment.class).getProperty("local.server.port"));
			while (System.in.read() >= 0) {
				continue;
			}
		}
	}

}
