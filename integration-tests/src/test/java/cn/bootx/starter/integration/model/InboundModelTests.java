package cn.bootx.starter.integration.model;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The inbound way under faults. {@code -Dmodel.seed} chooses another script,
 * {@code -Dmodel.messages} makes it longer.
 */
class InboundModelTests {

	private static final Logger logger = LoggerFactory.getLogger(InboundModelTests.class);

	@Test
	void nothingIsLostAndNothingIsDoubled() throws Exception {
		long seed = Long.getLong("model.seed", 2981935510L);
		int messages = Integer.getInteger("model.messages", 10_000);
		logger.info("The seed of this run: -Dmodel.seed={}", seed);
		try (InboundModel model = new InboundModel(seed)) {
			model.run(messages);
			logger.info("Seed {}: {}", seed, model);
			String run = "-Dmodel.seed=" + seed;
			assertThat(model.lost()).as("lost with " + run).isEmpty();
			assertThat(model.doubledOnOneNode()).as("doubled on one node with " + run).isEmpty();
			assertThat(model.doubled()).as("doubled with " + run).isEmpty();
			assertThat(model.wronglyAnswered()).as("wrongly answered with " + run).isEmpty();
		}
	}

}
