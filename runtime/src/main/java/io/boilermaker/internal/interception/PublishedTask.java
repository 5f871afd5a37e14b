package io.boilermaker.internal.interception;

import io.boilermaker.interceptor.Publication.Kind;
import io.boilermaker.interceptor.PublicationBatch;

/**
 * What interceptors see of a task that is published.
 *
 * @param kind why it is
 * @param name its name in messages
 * @param id its id
 * @param attempt the number of the try that the message asks for
 * @param queue where it goes
 * @param batch the publications of the same call
 */
public record PublishedTask(
    Kind kind, String name, String id, int attempt, String queue, PublicationBatch batch) {}
