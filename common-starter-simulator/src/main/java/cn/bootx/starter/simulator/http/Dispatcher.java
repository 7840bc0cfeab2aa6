package cn.bootx.starter.simulator.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads a call through the filters to its endpoint.
 */
final class Dispatcher {

	private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

	private final Routes routes = new Routes();

	private final List<Filter> filters = new CopyOnWriteArrayList<>();

	Routes routes() {
		return this.routes;
	}

	void filter(Filter filter) {
		this.filters.add(filter);
	}

	/**
	 * Answers a call.
	 * @param takesOver is given what talks on the connection after the answer, if the
	 * endpoint wants it for itself
	 */
	SimulatorResponse dispatch(SimulatorRequest request, Consumer<Takeover.Session> takesOver) {
		Endpoint endpoint = (call) -> answer(call, takesOver);
		for (int i = this.filters.size() - 1; i >= 0; i--) {
			Filter filter = this.filters.get(i);
			Endpoint next = endpoint;
			endpoint = (call) -> filter.handle(call, next);
		}
		try {
			return endpoint.handle(request);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return SimulatorResponse.empty(503);
		}
		catch (Exception ex) {
			log.error("The simulator failed to answer {}", request, ex);
			return SimulatorResponse.empty(500);
		}
	}

	private SimulatorResponse answer(SimulatorRequest request, Consumer<Takeover.Session> takesOver) throws Exception {
		try {
			return this.routes.answer(request, takesOver);
		}
		catch (RefusedCallException ex) {
			return ex.answer();
		}
		catch (InvalidBodyException ex) {
			return SimulatorResponse.text(String.valueOf(ex.getMessage())).withStatus(400);
		}
	}

}
