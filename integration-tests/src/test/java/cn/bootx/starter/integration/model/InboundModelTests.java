package cn.bootx.starter.integration.model;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The inbound way under faults. {@code -Dmodel.seed} chooses another script,
 * {@code -Dmodel.messages} makes it longer.
 */
class InboundModelTests {

	@Test
	void nothingIsLostAndNothingIsDoubled() throws Exception {
		long seed = Long.getLong("model.seed", 2981935510L);
		int messages = Integer.getInteger("model.messages", 10_000);
		System.out.println("The seed of this run: -Dmodel.seed=" + seed);
		try (InboundModel model = new InboundModel(seed)) {
			model.run(messages);
			System.out.println("Seed " + seed + ": " + model);
			String run = "-Dmodel.seed=" + seed;
			assertThat(model.lost()).as("lost with " + run).isEmpty();
			assertThat(model.doubledOnOneNode()).as("doubled on one node with " + run).isEmpty();
			assertThat(model.doubled()).as("doubled with " + run).isEmpty();
			assertThat(model.wronglyAnswered()).as("wrongly answered with " + run).isEmpty();
		}
	}

}
