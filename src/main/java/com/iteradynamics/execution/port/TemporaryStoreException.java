package com.iteradynamics.execution.port;

/**
 * The store or the archive is away for the moment: it answered that something is wrong with it,
 * asked for fewer requests, or did not answer in time. The same may well succeed a minute later,
 * without a person; what is damaged, forbidden or missing is a plain {@link StoreException}.
 */
public final class TemporaryStoreException extends StoreException {
  private static final long serialVersionUID = 1L;

  public TemporaryStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
